import Testing

@testable import Labels

@Test func aDroppedOrganCannotBeToldFromBackground() throws {
    let h = try organs()
    let truth = try Annotation(labels: [0, 1, 2, 3], shape: [4], hierarchy: h)
    let a = try truth.dropping(["liver"])
    #expect(try a.set(at: [0]) == [0, 1])
    #expect(try a.set(at: [1]) == [0, 1])
    #expect(try a.set(at: [2]) == [2])
    #expect(a.completeRegions == ["pancreas", "stomach"])
    #expect(
        a == (try Annotation(labels: [0, 0, 2, 3], shape: [4], hierarchy: h, annotated: ["pancreas", "stomach"])))
    #expect(try truth.dropping([]) == truth)
}

@Test func aRegionKeptAloneSaysNothingOfItsParts() throws {
    let truth = try Annotation(labels: [0, 1, 2, 3], shape: [4], hierarchy: nested())
    let a = try truth.restricted(to: ["bc"])
    #expect(a.sets == [[0, 1], [2, 3]])
    #expect(a.completeRegions == ["bc"])
    #expect(try truth.restricted(to: []).sets == [truth.hierarchy.everything])
}

@Test func droppingNeverLosesTheTruth() throws {
    var generator = Generator(state: 4)
    for _ in 0..<150 {
        let h = try generator.hierarchy()
        let a = try generator.annotation(of: h)
        let names = Array(h.regionNames.shuffled(using: &generator).prefix(3))
        let lost = try a.dropping(names)
        let kept = try a.restricted(to: names)
        for voxel in 0..<a.count {
            let g = a.sets[Int(a.indices[voxel])]
            #expect(g.isSubset(of: lost.sets[Int(lost.indices[voxel])]))
            #expect(g.isSubset(of: kept.sets[Int(kept.indices[voxel])]))
        }
        #expect(try lost.dropping(names) == lost)
        #expect(try kept.restricted(to: names) == kept)
        for name in names {
            #expect(try kept.known(name) == a.known(name))
            #expect(try kept.target(name) == a.target(name))
        }
    }
}

@Test func furtherIgnoredVoxelsJoinTheFirst() throws {
    let a = try Annotation(labels: [0, 1, 2], shape: [3], hierarchy: organs(), ignoring: [true, false, false])
    #expect(try a.ignoring([false, false, true]).ignored == [true, false, true])
    #expect(throws: LabelError.self) { try a.ignoring([true]) }
}

@Test func voxelsAreGatheredInAnyOrder() throws {
    let a = try Annotation(
        labels: [0, 1, 2, 3], shape: [2, 2], hierarchy: organs(), ignoring: [true, false, false, false])
    let b = try a.gathered([3, 0], shape: [2, 1])
    #expect(b.values() == [3, -1])
    #expect(b.shape == [2, 1])
    #expect(throws: LabelError.self) { try a.gathered([4], shape: [1]) }
    #expect(throws: LabelError.self) { try a.gathered([1], shape: [2]) }
}
