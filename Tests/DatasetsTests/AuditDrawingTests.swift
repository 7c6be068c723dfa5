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

@Test func aShareThatIsNotZeroIsNotShownAsZero() {
    #expect(Audit.percent(0) == "0.0 %" && Audit.percent(1) == "100 %")
    #expect(Audit.percent(1e-6) == "< 0.1 %" && Audit.percent(0.00049) == "< 0.1 %")
    #expect(Audit.percent(0.0005) == "0.1 %" && Audit.percent(0.99949) == "99.9 %")
    #expect(Audit.percent(0.9999) == "> 99.9 %")
}

@Test func whatContradictsIsToldToItsEnd() throws {
    let text = "spine is completely annotated and absent, but in 5 other cases it has about 3 % of the voxels"
    let finding = Audit.Finding(kind: .doubt, cases: ["c1"], text: text, voxels: nil)
    let shown = Audit.table(of: [finding]).render(width: 60)
    #expect(shown.split(separator: "\n").allSatisfy { TextWidth.columns(String($0)) <= 60 })
    #expect(text.split(separator: " ").allSatisfy { shown.contains($0) })
}
