import CKernels

/// SHA-256 (FIPS 180-4), fed piece by piece: names the bits of files and values in reels.
public struct Digest: Sendable {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    public init() {}

    /// The digest of some bytes, as 64 hexadecimal digits.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var digest = Digest()
        digest.update(Array(bytes))
        return digest.finalized()
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Adds numbers, the lower byte of each first.
    public mutating func update(_ numbers: [UInt16]) {
        numbers.map(\.littleEndian).withUnsafeBytes { update($0) }
    }

    /// Adds text as UTF-8.
    public mutating func update(_ text: String) {
        update(Array(text.utf8))
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(64 - pending.count, bytes.count)
            pending += bytes[..<start]
            if pending.count < 64 { return }
            let block = pending
            block.withUnsafeBytes { compress($0) }
            pending = []
        }
        let end = bytes.count - (bytes.count - start) % 64
        compress(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        pending += bytes[end...]
    }

    /// The digest of all that was added, as 64 hexadecimal digits.
    public func finalized() -> String {
        var copy = self
        let bits = length &* 8
        let zeros = (55 - Int(length % 64) + 64) % 64
        copy.update(
            [0x80] + [UInt8](repeating: 0, count: zeros)
                + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) })
        return copy.state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// The first 16 hexadecimal digits of the digest, as reels show it beside a value.
    public func short() -> String { String(finalized().prefix(16)) }

    /// Whole blocks of 64 bytes.
    private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
        guard let start = blocks.baseAddress else { return }
        reel_sha256(&state, start.assumingMemoryBound(to: UInt8.self), blocks.count / 64)
    }
}
