import Testing

@testable import Labels

@Test func setsThatExcludeEachOtherContradict() throws {
    let h = try organs()
    let a = try Annotation(labels: [1, 1, 1, 0, 2], shape: [5], hierarchy: h)
    let b = try Annotation(labels: [1, 3, 3, 1, 0], shape: [5], hierarchy: h, annotated: ["liver", "stomach"])
    #expect(
        try a.contradictions(to: b) == [
            Contradiction(here: [1], there: [3], voxels: 2), Contradiction(here: [0], there: [1], voxels: 1),
        ])
    #expect(try a.contradictions(to: a).isEmpty)
}

@Test func whatEitherIgnoresDoesNotContradict() throws {
    let h = try organs()
    let a = try Annotation(labels: [1, 1], shape: [2], hierarchy: h, ignoring: [true, false])
    let b = try Annotation(labels: [2, 2], shape: [2], hierarchy: h, ignoring: [false, true])
    #expect(try a.contradictions(to: b).isEmpty)
    #expect(throws: LabelError.self) { try a.contradictions(to: Annotation(labels: [1], shape: [1], hierarchy: h)) }
}

@Test func contradictionsAreCountedVoxelByVoxel() throws {
    var generator = Generator(state: 13)
    for _ in 0..<100 {
        let h = try generator.hierarchy()
        let a = try generator.annotation(of: h)
        let b = try generator.truth(of: h, shape: a.shape)
        let expected = (0..<a.count).count { voxel in
            (a.sets[Int(a.indices[voxel])] & b.sets[Int(b.indices[voxel])]).isEmpty && a.ignored?[voxel] != true
        }
        #expect(try a.contradictions(to: b).reduce(0) { $0 + $1.voxels } == expected)
    }
}

@Test func anAnnotationWithoutAnyKnowledgeIsUnknown() throws {
    let h = try organs()
    #expect(try Annotation(labels: [0, 1], shape: [2], hierarchy: h).restricted(to: []).isUnknown)
    #expect(try !Annotation(labels: [0, 1], shape: [2], hierarchy: h, annotated: ["liver"]).isUnknown)
    #expect(try !Annotation(labels: [9], shape: [1], hierarchy: h, ignore: [9]).isUnknown)
}
