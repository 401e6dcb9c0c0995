import Synchronization

/// Runs independent pieces of work on a number of threads; the one place that makes tasks.
///
/// Results come back in the order of the items, whatever order they were done in.
package struct ParallelRunner: Sendable {
    package let threads: Int

    package init(threads: Int) {
        self.threads = max(1, threads)
    }

    func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Result
    ) async throws -> [Result] {
        let parts = try await parts(of: items, SharedCounter(), on: threads, body)
        return Self.inOrder(parts)
    }

    /// The same with one piece of another kind beside them, begun at once: let it be the longest.
    func map<Item: Sendable, Result: Sendable, Other: Sendable>(
        _ items: [Item], beside other: @Sendable () throws -> Other,
        _ body: @escaping @Sendable (Item) throws -> Result
    ) async throws -> (other: Other, results: [Result]) {
        let next = SharedCounter()
        async let meanwhile = parts(of: items, next, on: threads - 1, body)
        let made = try other()
        let rest = try await parts(of: items, next, on: 1, body)
        return (made, Self.inOrder(try await meanwhile + rest))
    }

    /// What each of some threads does of the items, with their numbers.
    private func parts<Item: Sendable, Result: Sendable>(
        of items: [Item], _ next: SharedCounter, on threads: Int,
        _ body: @escaping @Sendable (Item) throws -> Result
    ) async throws -> [(Int, Result)] {
        try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<min(threads, items.count) {
                group.addTask {
                    var done: [(Int, Result)] = []
                    while let index = next.take(below: items.count) {
                        done.append((index, try body(items[index])))
                    }
                    return done
                }
            }
            var all: [(Int, Result)] = []
            for try await part in group { all += part }
            return all
        }
    }

    private static func inOrder<Result>(_ parts: [(Int, Result)]) -> [Result] {
        parts.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Calls `body` once on each thread; for work that the threads share out among themselves.
    func onEachThread<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> [Result] {
        try await map(Array(0..<threads)) { _ in try body() }
    }
}

/// Hands out the numbers from 0 up, each once.
private final class SharedCounter: Sendable {
    private let value = Atomic(0)

    func take(below limit: Int) -> Int? {
        let taken = value.add(1, ordering: .relaxed).oldValue
        return taken < limit ? taken : nil
    }
}
