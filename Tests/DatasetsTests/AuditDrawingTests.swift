import Foundations
import Testing

@testable import Datasets

@Test func anAuditIsDrawnWithASignForEveryCase() throws {
    var cases = try tiny(organs(), count: 3)
    cases[1].annotation = try cases[1].annotation.restricted(to: ["liver"])
    cases[2].annotation = try cases[2].annotation.restricted(to: [])
    let text = try Audit(Dataset(cases)).drawing(width: 80)
    #expect(
        text.hasPrefix("audit of 3 cases: of 15 voxels 40 % fully labelled, 26.7 % known in part, 33.3 % unknown\n"))
    #expect(text.contains("\nbody      ●◐·\nliver     ●●·\n"))
    #expect(text.hasSuffix("\n\nno contradictions"))
    #expect(text.split(separator: "\n").dropFirst().allSatisfy { TextWidth.columns(String($0)) <= 80 })
}

@Test func manyCasesAndFindingsAreCut() throws {
    var cases = try tiny(organs(), count: 60)
    for index in 0..<12 { cases[index].truth = try cases[index].annotation.gathered([4, 3, 2, 1, 0], shape: [1, 5]) }
    let text = try Audit(Dataset(cases)).drawing(width: 40)
    #expect(text.contains(" …\n"))
    #expect(text.contains("contradiction in c0:"))
    #expect(text.hasSuffix("more in .contradictions"))
    #expect(text.split(separator: "\n").dropFirst().allSatisfy { TextWidth.columns(String($0)) <= 60 })
}
