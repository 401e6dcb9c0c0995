import Foundation
import Testing

/// README's blocks marked `console`: commands after `$ `, and what they print.
struct ConsoleBlock: CustomTestStringConvertible {
    var command: [String]
    var output: String

    var testDescription: String { command.joined(separator: " ") }

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func all(in file: String) throws -> [ConsoleBlock] {
        let text = try String(
            contentsOf: repository.appendingPathComponent(file), encoding: .utf8)
        var blocks: [ConsoleBlock] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ ") {
                let words = line.dropFirst(2).split(separator: " ").map(String.init)
                blocks.append(ConsoleBlock(command: words, output: ""))
            } else if isInside, !blocks.isEmpty {
                blocks[blocks.count - 1].output += line + "\n"
            }
        }
        return blocks
    }
}

@Suite("README shows what the program prints", .serialized)
struct ReadmeTests {
    @Test("each console block, run in the repository's folder")
    func blocks() throws {
        let blocks = try ConsoleBlock.all(in: "README.md")
        #expect(blocks.count >= 3)
        for block in blocks {
            let program = try #require(block.command.first)
            try #require(program == "hecha", "\(block.testDescription)")
            let run = try BuiltProgram.run(
                Array(block.command.dropFirst()), in: ConsoleBlock.repository)
            #expect(run.output + run.errors == block.output, "\(block.testDescription)")
        }
    }

    @Test("every command and option it names there is")
    func names() throws {
        let text = try String(
            contentsOf: ConsoleBlock.repository.appendingPathComponent("README.md"), encoding: .utf8
        )
        var help = ""
        for command in ["audit", "bulletin", "check", "gate", "link", "rule", "schema", "synth"] {
            #expect(text.contains("hecha \(command)"))
            help += try BuiltProgram.run([command, "--help"]).output
        }
        #expect(text.contains("hecha sample"))
        help += try BuiltProgram.run(["sample", "draw", "--help"]).output
        for match in text.matches(of: /`(?:[^`]* )?(--[a-z][a-z-]+)[^`]*`/) {
            #expect(help.contains(match.1), "\(match.1)")
        }
    }
}
