import CLibZip
import RegistryModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text document that can't be written, in the library's words.
package struct TextDocumentFailure: Error, Sendable {
    package let message: String
}

/// An archive made in memory through libzip. The same parts give the same bytes.
///
/// libzip's handles live within `bytes`: a part's bytes are copied into memory that libzip frees, and
/// the buffer it writes into is kept until it has been read back.
struct ZipPackage {
    struct Part {
        let name: String
        let bytes: [UInt8]
        /// Not packed, so that whoever looks at the archive's first bytes can read it.
        var isStored = false
    }

    let parts: [Part]
    /// Stands in the archive as the day each part was made.
    let day: CalendarDay

    func bytes() throws(TextDocumentFailure) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
            throw Self.failure(&error)
        }
        // Closing the archive gives one reference back; the other one is for reading.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw Self.failure(&error)
        }
        do throws(TextDocumentFailure) {
            for part in parts { try add(part, to: archive) }
            guard zip_close(archive) == 0 else { throw Self.failure(archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        return try Self.contents(of: target)
    }

    private func add(_ part: Part, to archive: OpaquePointer) throws(TextDocumentFailure) {
        guard let copy = malloc(max(1, part.bytes.count)) else {
            throw TextDocumentFailure(message: "out of memory")
        }
        part.bytes.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { memcpy(copy, base, bytes.count) }
        }
        guard let source = zip_source_buffer(archive, copy, UInt64(part.bytes.count), 1) else {
            free(copy)
            throw Self.failure(archive)
        }
        let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw Self.failure(archive)
        }
        let place = UInt64(index)
        let method = part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
        let (date, attributes) = (dosDate, UInt32(0o100644) << 16)
        guard zip_set_file_compression(archive, place, method, part.isStored ? 0 : 9) == 0,
            zip_file_set_dostime(archive, place, 12 << 11, date, 0) == 0,
            zip_file_set_external_attributes(
                archive, place, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0
        else { throw Self.failure(archive) }
    }

    /// The format knows no year before 1980.
    private var dosDate: UInt16 {
        let (year, month, day) = day.components
        guard (1980...2107).contains(year) else { return 1 << 5 | 1 }
        return UInt16(year - 1980) << 9 | UInt16(month) << 5 | UInt16(day)
    }

    private static func contents(of source: OpaquePointer) throws(TextDocumentFailure) -> [UInt8] {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw TextDocumentFailure(
                message: String(cString: zip_error_strerror(zip_source_error(source))))
        }
        defer { zip_source_close(source) }
        let size = Int(clamping: status.size)
        var got: Int64 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            got = zip_source_read(source, buffer.baseAddress, UInt64(size))
            count = Int(max(0, got))
        }
        guard got == Int64(size) else {
            throw TextDocumentFailure(
                message: String(cString: zip_error_strerror(zip_source_error(source))))
        }
        return bytes
    }

    private static func failure(_ error: inout zip_error_t) -> TextDocumentFailure {
        TextDocumentFailure(message: String(cString: zip_error_strerror(&error)))
    }

    private static func failure(_ archive: OpaquePointer) -> TextDocumentFailure {
        TextDocumentFailure(
            message: String(cString: zip_error_strerror(zip_get_error(archive))))
    }
}
