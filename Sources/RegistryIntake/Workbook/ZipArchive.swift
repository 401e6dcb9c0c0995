import CLibZip

/// A ZIP archive opened for reading, by libzip.
///
/// Each part counts what it yields and stops at `Limits`, whatever the archive's directory says of
/// sizes, so that a bomb costs no more than the limit. The pointers are libzip's own handles, made
/// in `init` and given back in `deinit`; a part keeps its archive alive.
final class ZipArchive {
    enum Limits {
        static let entries: Int64 = 10_000
        /// Below this size a part may be packed as tightly as it likes.
        static let freeBytes = 64 << 20
        /// Sheets of equal rows reach about 100; deflate itself ends at 1 032.
        static let ratio = 250
        static let partBytes = 8 << 30
    }

    private let archive: OpaquePointer

    init(path: String) throws(ArchiveFault) {
        var code: Int32 = 0
        guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
            throw .damaged(part: nil, libzip: Self.message(code))
        }
        archive = opened
        if zip_get_num_entries(archive, 0) > Limits.entries {
            throw .tooManyParts(most: Int(Limits.entries))
        }
    }

    deinit {
        zip_discard(archive)
    }

    func contains(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

    /// A part to be read from its start.
    func part(_ name: String) throws(ArchiveFault) -> ZipPart {
        let index = zip_name_locate(archive, name, 0)
        guard index >= 0 else { throw .absent(part: name) }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else {
            throw .damaged(part: name, libzip: lastError)
        }
        if status.encryption_method != UInt16(ZIP_EM_NONE) { throw .encrypted }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw .damaged(part: name, libzip: lastError)
        }
        return ZipPart(file, of: self, name: name, packedBytes: Int(clamping: status.comp_size))
    }

    private var lastError: String { String(cString: zip_error_strerror(zip_get_error(archive))) }

    private static func message(_ code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}

/// One part of an archive, inflated block by block.
final class ZipPart {
    private let file: OpaquePointer
    private let archive: ZipArchive
    private let name: String
    private let limit: Int
    private static let blockSize = 1 << 16
    private(set) var byteCount = 0

    fileprivate init(
        _ file: OpaquePointer, of archive: ZipArchive, name: String, packedBytes: Int
    ) {
        self.file = file
        self.archive = archive
        self.name = name
        let product = packedBytes.multipliedReportingOverflow(by: ZipArchive.Limits.ratio)
        let allowed = product.overflow ? Int.max : product.partialValue
        limit = min(ZipArchive.Limits.partBytes, max(ZipArchive.Limits.freeBytes, allowed))
    }

    deinit {
        zip_fclose(file)
    }

    /// The next block; empty at the end of the part.
    func next() throws(ArchiveFault) -> [UInt8] {
        var got = 0
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
            got = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
            count = max(0, got)
        }
        if got < 0 {
            throw .damaged(
                part: name, libzip: String(cString: zip_error_strerror(zip_file_get_error(file))))
        }
        byteCount += block.count
        if byteCount > limit { throw .tooLarge(part: "\(name): \(byteCount >> 20) MB") }
        return block
    }
}
