import Foundations

/// Memory for what a file holds, with room for a header in front; what follows the header begins at a multiple of 64.
final class ByteBlock: @unchecked Sendable {
    /// The header's room and what follows it.
    let whole: UnsafeMutableRawBufferPointer
    private let memory: UnsafeMutableRawBufferPointer
    private let header: Int
    /// How many bytes behind the header were filled.
    var count = 0

    /// Uninitialised. Throws `Problem(.memory)` where so much is not left.
    init(capacity: Int, header: Int = 0, for purpose: String) throws {
        try MemoryLimit.require(bytes: capacity + header, for: purpose)
        self.header = header
        let lead = (64 - header % 64) % 64
        memory = .allocate(byteCount: max(1, lead + header + capacity), alignment: 64)
        whole = UnsafeMutableRawBufferPointer(rebasing: memory[lead..<(lead + header + capacity)])
    }

    deinit { memory.deallocate() }

    /// What was filled behind the header.
    var bytes: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: whole[header..<(header + count)])
    }

    /// All that there is room for behind the header.
    var room: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: whole[header...]) }
}
