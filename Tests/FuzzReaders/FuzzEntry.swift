/// Called by libFuzzer for each input it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let breaches = ReaderTrial.run(Array(UnsafeBufferPointer(start: start, count: count)))
    if !breaches.isEmpty { fatalError(breaches.joined(separator: "\n")) }
    return 0
}
