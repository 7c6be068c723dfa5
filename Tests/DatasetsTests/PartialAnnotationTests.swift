import Foundations
import Labels
import Testing

@testable import Datasets

private func many() throws -> Hierarchy {
    try Hierarchy([
        .region("upper", [.leaf("a", 1), .leaf("b", 2), .leaf("c", 3)]),
        .region("lower", [.leaf("d", 4), .leaf("e", 5)]), .leaf("f", 6),
    ]).with([("rim", ["a", "f"])])
}

private func truth(_ hierarchy: Hierarchy) throws -> Annotation {
    try Annotation(labels: hierarchy.leaves.map(\.value) + [0], shape: [2, 4], hierarchy: hierarchy)
}

/// g holds the truth at every voxel.
private func holds(_ annotation: Annotation, _ truth: Annotation) -> Bool {
    zip(annotation.indices, truth.indices).allSatisfy {
        truth.sets[Int($1)].isSubset(of: annotation.sets[Int($0)])
    }
}

@Test func annotatingMergingAndSlicingFollowEachOther() throws {
    let h = try many()
    let all = try truth(h)
    let stream = RandomStream(seed: 1)
    let drawn = try PartialAnnotation(annotate: [h.region("upper")]).applied(to: all, stream: stream)
    #expect(drawn == (try all.restricted(to: ["upper"])))
    let merged = try PartialAnnotation(merge: [h.region("upper"), h.region("lower")]).applied(to: all, stream: stream)
    #expect(merged.completeRegions == ["upper", "lower", "f"])
    let sliced = try PartialAnnotation(
        merge: [h.region("upper")], slices: [(axis: 0, name: "x", choice: .places([0]))]
    ).applied(to: all, stream: stream)
    #expect(try sliced.set(at: [0, 1]) == h.region("upper"))
    #expect(try sliced.set(at: [1, 0]) == h.everything)
    #expect(throws: Problem.self) {
        try PartialAnnotation(slices: [(axis: 2, name: "z", choice: .places([0]))]).applied(to: all, stream: stream)
    }
}

@Test func aShareOfTheLeavesIsExactNestedAndNeverAgainstTheTruth() throws {
    let h = try many()
    let all = try truth(h)
    for seed in 0..<30 {
        let stream = RandomStream(seed: UInt64(seed))
        var before: Set<String> = []
        for share in [0.0, 0.2, 0.3, 0.5, 0.7, 1] {
            let a = try PartialAnnotation(drop: share).applied(to: all, stream: stream)
            let lost = try Set(h.leaves.dropFirst().map(\.name).filter { try !a.complete($0) })
            #expect(lost.count == Int((share * 6).rounded()))
            #expect(before.isSubset(of: lost))
            #expect(holds(a, all))
            before = lost
        }
    }
    for share in [-0.1, 1.1, .nan] {
        #expect(throws: Problem.self) {
            try PartialAnnotation(drop: share).applied(to: all, stream: RandomStream(seed: 1))
        }
    }
}

@Test func noPartialAnnotationContradictsTheTruth() throws {
    let h = try many()
    let all = try truth(h)
    var stream = RandomStream(seed: 8)
    for _ in 0..<200 {
        func some() -> [LabelSet] { stream.shuffled(h.regions).prefix(stream.integer(below: 4)).map(\.set) }
        let plan = PartialAnnotation(
            annotate: stream.integer(below: 2) == 0 ? some() : nil, merge: some(),
            drop: stream.integer(below: 2) == 0 ? stream.uniform() : nil,
            slices: stream.integer(below: 2) == 0 ? [(axis: 1, name: "y", choice: .share(stream.uniform()))] : [])
        let a = try plan.applied(to: all, stream: stream.split("apply"))
        #expect(holds(a, all))
        #expect(try a.contradictions(to: all).isEmpty)
    }
}
