import CKernels
import Testing

@testable import Foundations

@Test func digestsOfThePublishedExamples() {
    // FIPS 180-4 examples, and the million a's.
    #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest.sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
        Digest.sha256([UInt8](repeating: 97, count: 1_000_000))
            == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}

@Test func piecesGiveTheSameDigest() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var digest = Digest()
    for start in stride(from: 0, to: 1000, by: 37) { digest.update(Array(bytes[start..<min(start + 37, 1000)])) }
    #expect(digest.finalized() == Digest.sha256(bytes))
}

@Test func ofNumbersTheLowerByteComesFirst() {
    var digest = Digest()
    digest.update([0x0102, 0xff00] as [UInt16])
    #expect(digest.finalized() == Digest.sha256([2, 1, 0, 0xff]))
}

@Test func theProcessorsInstructionsTurnAStateAsThePlainLoopDoes() {
    let bytes = (0..<64 * 9).map { UInt8(truncatingIfNeeded: $0 * 31 + $0 / 64) }
    var (fast, plain) = ((1...8).map { UInt32($0) &* 0x9e37_79b9 }, (1...8).map { UInt32($0) &* 0x9e37_79b9 })
    reel_sha256(&fast, bytes, 9)
    reel_sha256_plain(&plain, bytes, 9)
    #expect(fast == plain)
}
