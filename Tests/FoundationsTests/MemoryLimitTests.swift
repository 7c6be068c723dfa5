import Testing

@testable import Foundations

@Test func moreThanThereIsIsRefusedWithTheNumbers() {
    #expect(MemoryLimit.available() > 1 << 20)
    let problem = #expect(throws: Problem.self) { try MemoryLimit.require(bytes: 1 << 50, for: "a tensor") }
    #expect(problem?.kind == .memory)
    #expect(problem?.message.hasPrefix("a tensor needs 1.1 PB, and only ") == true)
}

@Test(arguments: [(12, "12 bytes"), (1_500_000_000, "1.5 GB"), (64 << 20, "67 MB")])
func sizesReadWell(bytes: Int, expected: String) {
    #expect(MemoryLimit.text(bytes) == expected)
}
