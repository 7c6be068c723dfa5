import Foundations
import Labels
import Testing

@testable import Datasets

private func complete(_ data: Dataset, _ region: String) throws -> Set<String> {
    try Set(data.cases.filter { try $0.annotation.complete(region) }.map(\.name))
}

@Test(arguments: [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1])
func droppingIsExactForEveryLeaf(share: Double) throws {
    for hierarchy in [try organs(), try flat(5)] {
        let data = try Dataset(tiny(hierarchy, count: 60))
        let dropped = try data.droppedAnnotations(share: share, stream: RandomStream(seed: 7))
        for leaf in hierarchy.leaves.dropFirst() {
            #expect(try complete(dropped, leaf.name).count == 60 - Int((share * 60).rounded()))
        }
    }
}

@Test func whatIsDroppedAtHalfIsDroppedAtMore() throws {
    let data = try Dataset(tiny(organs(), count: 37))
    let stream = RandomStream(seed: 3)
    var before: [String: Set<String>] = [:]
    for share in [0.2, 0.5, 0.7, 0.95] {
        let dropped = try data.droppedAnnotations(share: share, stream: stream)
        for leaf in ["liver", "pancreas", "stomach"] {
            let kept = try complete(dropped, leaf)
            if let earlier = before[leaf] { #expect(kept.isStrictSubset(of: earlier)) }
            before[leaf] = kept
        }
    }
}

@Test func regionsLoseTheirAnnotationsIndependently() throws {
    let data = try Dataset(tiny(flat(2), count: 200))
    let dropped = try data.droppedAnnotations(share: 0.5, stream: RandomStream(seed: 5))
    let both = try complete(dropped, "s1").intersection(complete(dropped, "s2")).count
    #expect((30...70).contains(both))
}

@Test func aRegionWithPartsIsStillAnnotatedAsAWholeInManyCases() throws {
    let data = try Dataset(tiny(organs(), count: 60))
    let dropped = try data.droppedAnnotations(share: 0.7, stream: RandomStream(seed: 7))
    let body = try complete(dropped, "body").count
    #expect((8...20).contains(body))
}

@Test func noAnnotationContradictsTheTruth() throws {
    let hierarchy = try Hierarchy([
        .region("a", [.leaf("a1", 1), .region("a2", [.leaf("a3", 2), .leaf("a4", 3)])]), .leaf("b", 4),
    ]).with([("rim", ["a1", "b"])])
    let data = try Dataset(tiny(hierarchy, count: 40))
    let dropped = try data.droppedAnnotations(share: 0.4, stream: RandomStream(seed: 9))
    for item in dropped.cases {
        let truth = try #require(item.truth)
        for voxel in 0..<truth.count {
            let g = item.annotation.sets[Int(item.annotation.indices[voxel])]
            #expect(truth.sets[Int(truth.indices[voxel])].isSubset(of: g))
        }
    }
}

@Test func onlyWhatWasCompleteCounts() throws {
    let hierarchy = try flat(2)
    var cases = try tiny(hierarchy, count: 10)
    for item in 0..<4 { cases[item].annotation = try cases[item].annotation.dropping(["s1"]) }
    let dropped = try Dataset(cases).droppedAnnotations(share: 0.5, stream: RandomStream(seed: 2))
    #expect(try complete(dropped, "s1").count == 3)
    #expect(try complete(dropped, "s2").count == 5)
}

@Test func aShareOutsideZeroToOneIsRefused() throws {
    let data = try Dataset(tiny(flat(2), count: 2))
    #expect(throws: Problem.self) { try data.droppedAnnotations(share: 70, stream: RandomStream(seed: 1)) }
    #expect(throws: Problem.self) { try data.droppedAnnotations(share: .nan, stream: RandomStream(seed: 1)) }
}

@Test func whatWasKnownBeforeStaysAsTheTruth() throws {
    var cases = try tiny(flat(2), count: 4)
    for index in cases.indices { cases[index].truth = nil }
    let dropped = try Dataset(cases).droppedAnnotations(share: 1, stream: RandomStream(seed: 1))
    for (item, before) in zip(dropped.cases, cases) { #expect(item.truth == before.annotation) }
}
