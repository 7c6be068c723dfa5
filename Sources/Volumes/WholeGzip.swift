import CDeflate
import Foundations

/// Inflates a gzip file that is in memory whole, with libdeflate: two to three times as fast as zlib.
enum WholeGzip {
    /// Below this the work is done before anyone could press Ctrl-C.
    private static let large = 1 << 24

    /// Fills `target` (header and block) from members of gzip that follow each other. Returns where they end; nil where they
    /// do not give exactly as many bytes or are damaged, for the slower way to say what is the matter.
    static func inflate(_ compressed: ByteBlock, into target: ByteBlock) throws -> Int? {
        if target.whole.count < large { return inflated(compressed, target) }
        return try Unstoppable.run { inflated(compressed, target) }
    }

    private static func inflated(_ compressed: ByteBlock, _ target: ByteBlock) -> Int? {
        guard let decompressor = libdeflate_alloc_decompressor(), let output = target.whole.baseAddress,
            let input = compressed.whole.baseAddress
        else { return nil }
        defer { libdeflate_free_decompressor(decompressor) }
        var (place, done) = (0, 0)
        let count = compressed.count
        repeat {
            var (read, written) = (0, 0)
            let result = libdeflate_gzip_decompress_ex(
                decompressor, input + place, count - place, output + done, target.whole.count - done, &read, &written)
            guard result == LIBDEFLATE_SUCCESS, read > 0 else { return nil }
            place += read
            done += written
        } while place + 1 < count && compressed.whole[place] == 0x1f && compressed.whole[place + 1] == 0x8b
        return done == target.whole.count ? place : nil
    }
}
