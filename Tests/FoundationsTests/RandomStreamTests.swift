import Testing

@testable import Foundations

@Test func philoxGivesThePublishedBlocks() {
    // Known-answer vectors of Random123 (Salmon et al. 2011): philox4x32, 10 rounds.
    #expect(
        RandomStream.philox(counter: [0, 0, 0, 0], key: [0, 0])
            == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(
        RandomStream.philox(
            counter: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], key: [0xffff_ffff, 0xffff_ffff])
            == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
}

@Test func aCopyDrawsTheSameAgain() {
    var stream = RandomStream(seed: 7).split("dropout")
    _ = stream.nextBits()
    var copy = stream
    #expect((0..<9).map { _ in stream.nextBits() } == (0..<9).map { _ in copy.nextBits() })
}

@Test func splitStreamsDiffer() {
    let root = RandomStream(seed: 7)
    var streams = [root, root.split("a"), root.split("b"), root.split(0), root.split(1), RandomStream(seed: 8)]
    let first = streams.indices.map { streams[$0].nextBits() }
    #expect(Set(first).count == first.count)
}

@Test func momentsAreRight() {
    var stream = RandomStream(seed: 1)
    let normals = (0..<20_000).map { _ in stream.normal() }
    let mean = normals.reduce(0, +) / 20_000
    let variance = normals.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.04)
    let counts = (0..<7_000).reduce(into: [Int](repeating: 0, count: 7)) { counts, _ in
        counts[stream.integer(below: 7)] += 1
    }
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 })
}
