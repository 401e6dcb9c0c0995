import CZlib
import RegistryModel

/// Inflates a gzip stream block by block; members that follow each other are read as one text.
///
/// zlib keeps the address of its stream, so the stream has a place of its own on the heap, made in
/// `init` and given back in `deinit`. The pointers handed over for each call are those of the input
/// and output arrays, cleared after it; zlib reads `avail_in` and writes `avail_out` bytes at most.
struct GzipInflater: ~Copyable {
    enum State: Sendable, Equatable {
        case running
        case finished
        case damaged(Bilingual)
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var state = State.running
    private let chunkSize = 1 << 18
    private var input: [UInt8] = []
    private var consumed = 0

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, +16: a gzip header is expected.
        let status = inflateInit2_(
            stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        if status != Z_OK { state = .damaged(Self.damage(status)) }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    private static func damage(_ status: Int32) -> Bilingual {
        Bilingual(
            zh: "gzip 压缩数据已损坏（zlib \(status)）", en: "the gzip data is damaged (zlib \(status))")
    }

    static func isGzip(_ block: [UInt8]) -> Bool {
        block.count >= 2 && block[0] == 0x1F && block[1] == 0x8B
    }

    /// Takes a block of the compressed file; call `next` until it is nil before the next block.
    mutating func feed(_ block: [UInt8]) {
        input = block
        consumed = 0
    }

    /// The next piece of text, at most 256 KiB, so that a bomb is never held whole.
    mutating func next() -> [UInt8]? {
        while consumed < input.count, !isDamaged {
            if state == .finished {
                // Zeros behind the last member are padding.
                if input[consumed] == 0 {
                    consumed += 1
                    continue
                }
                inflateReset(stream)
                state = .running
            }
            let output = step()
            if !output.isEmpty { return output }
        }
        return nil
    }

    private var isDamaged: Bool {
        if case .damaged = state { true } else { false }
    }

    private mutating func step() -> [UInt8] {
        var status = Z_OK
        let offset = consumed
        let available = input.count - offset
        var left = available
        let size = chunkSize
        let output = input.withUnsafeMutableBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: size) { target, count in
                stream.pointee.next_in = source.baseAddress.map { $0 + offset }
                stream.pointee.avail_in = UInt32(available)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(size)
                status = CZlib.inflate(stream, Z_NO_FLUSH)
                count = size - Int(stream.pointee.avail_out)
                left = Int(stream.pointee.avail_in)
                stream.pointee.next_in = nil
                stream.pointee.next_out = nil
            }
        }
        consumed = input.count - left
        switch status {
        case Z_STREAM_END: state = .finished
        case Z_OK: break
        case Z_BUF_ERROR where output.isEmpty && left == 0: break
        default: state = .damaged(Self.damage(status))
        }
        return output
    }
}
