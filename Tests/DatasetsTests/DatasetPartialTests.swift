import Foundations
import Labels
import Testing

@testable import Datasets

@Test func onlyTheCasesChosenChangeAndTheTruthStays() throws {
    let h = try organs()
    var cases = try tiny(h, count: 4)
    cases[2].truth = nil
    let data = try Dataset(cases)
    let plan = PartialAnnotation(merge: [try h.region("body")])
    let partial = try data.partiallyAnnotated(plan, cases: [2, -1, 2], stream: RandomStream(seed: 1))
    #expect(try partial.cases.map { try $0.annotation.complete("liver") } == [true, true, false, false])
    #expect(partial.cases[2].truth == cases[2].annotation)
    #expect(partial.cases.allSatisfy { $0.reference == cases[0].annotation })
    #expect(try data.partiallyAnnotated(plan, cases: [], stream: RandomStream(seed: 1)) === data)
    let problem = #expect(throws: Problem.self) {
        try data.partiallyAnnotated(plan, cases: [4], stream: RandomStream(seed: 1))
    }
    #expect(problem?.message == "there is no case 4")
    #expect(problem?.argument == "cases")
}

@Test func sharesOfADatasetAreThoseOfDropping() throws {
    let data = try Dataset(tiny(organs(), count: 20))
    let stream = RandomStream(seed: 4)
    for share in [0.3, 0.5, 0.7] {
        let partial = try data.partiallyAnnotated(PartialAnnotation(drop: share), stream: stream)
        let dropped = try data.droppedAnnotations(share: share, stream: stream)
        for (a, b) in zip(partial.cases, dropped.cases) { #expect(a.annotation == b.annotation) }
        for leaf in ["liver", "pancreas", "stomach"] {
            #expect(try partial.cases.count { try !$0.annotation.complete(leaf) } == Int((share * 20).rounded()))
        }
    }
    #expect(throws: Problem.self) { try data.partiallyAnnotated(PartialAnnotation(drop: 7), stream: stream) }
}

@Test func everyCaseHasItsOwnRandomSlices() throws {
    let data = try Dataset(tiny(flat(8), count: 6))
    let plan = PartialAnnotation(slices: [(axis: 1, name: "y", choice: .share(0.4))])
    let partial = try data.partiallyAnnotated(plan, stream: RandomStream(seed: 2))
    let patterns = Set(partial.cases.map { $0.annotation.values() })
    #expect(patterns.count > 3)
    for item in partial.cases { #expect(item.annotation.values().count { $0 >= 0 } == 4) }
}

@Test func aCaseIsPartiallyAnnotatedAlone() throws {
    let item = try tiny(organs(), count: 1)[0]
    let partial = try item.partiallyAnnotated(
        PartialAnnotation(annotate: [item.annotation.hierarchy.region("liver")]), stream: RandomStream(seed: 1))
    #expect(partial.annotation.completeRegions == ["liver"])
    #expect(partial.truth == item.annotation)
}
