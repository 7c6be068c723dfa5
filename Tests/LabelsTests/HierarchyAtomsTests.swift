import Testing

@testable import Labels

@Test func overlappingMasksAreCutIntoCells() throws {
    let masks: [(region: String, mask: [Bool])] = [
        ("a", [true, true, false, false, false]), ("b", [false, true, true, false, false]),
        ("c", [false, false, false, true, false]),
    ]
    let h = try Hierarchy.atoms(of: masks)
    #expect(h.leaves.map(\.name) == ["background", "a only", "a and b", "b only", "c"])
    #expect(try h.region("a") == [1, 2])
    #expect(try h.region("b") == [2, 3])
    #expect(try h.region("c") == [4])
    let a = try Annotation(masks: masks, shape: [5], hierarchy: h)
    #expect(a.values() == [1, 2, 3, 4, 0])
    for (name, mask) in masks { #expect(try a.target(name) == mask) }
}

@Test func randomMasksAreRegionsOfTheirAtoms() throws {
    var generator = Generator(state: 8)
    for _ in 0..<50 {
        let masks = (0..<4).map { number in
            (region: "m\(number)", mask: [true] + (0..<30).map { _ in Bool.random(using: &generator) })
        }
        let a = try Annotation(masks: masks, shape: [31], hierarchy: .atoms(of: masks))
        #expect(a.sets.allSatisfy { $0.isSingleton })
        for (name, mask) in masks { #expect(try a.target(name) == mask) }
    }
}

@Test func masksWithoutAtomsAreErrors() {
    #expect(throws: LabelError.self) { try Hierarchy.atoms(of: []) }
    #expect(throws: LabelError.self) { try Hierarchy.atoms(of: [("a", [false])]) }
    #expect(throws: LabelError.self) { try Hierarchy.atoms(of: [("a", [true]), ("b", [true, true])]) }
    #expect(throws: LabelError.self) { try Hierarchy.atoms(of: [("a", [true]), ("a", [true])]) }
}
