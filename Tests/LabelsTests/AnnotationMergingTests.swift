import Testing

@testable import Labels

@Test func mergedLeavesBecomeTheSuperRegionsSet() throws {
    let truth = try Annotation(labels: [0, 1, 2, 3], shape: [2, 2], hierarchy: nested())
    let a = try truth.merging(["bc"])
    #expect(try a.set(at: [0, 0]) == [0])
    #expect(try a.set(at: [0, 1]) == [1])
    #expect(try a.set(at: [1, 0]) == [2, 3])
    #expect(try a.set(at: [1, 1]) == [2, 3])
    #expect(a.completeRegions == ["body", "a", "bc"])
    #expect(try truth.merging([]) == truth)
    #expect(throws: LabelError.self) { try truth.merging(["cd"]) }
}

@Test func regionsThatOverlapAreMergedIntoOne() throws {
    let h = try Hierarchy([.leaf("a", 1), .leaf("b", 2), .leaf("c", 3), .leaf("d", 4)])
    let truth = try Annotation(labels: [1, 2, 3, 4, 0], shape: [5], hierarchy: h)
    let a = truth.merging(sets: [[1, 2], [2, 3]])
    #expect(try a.set(at: [0]) == [1, 2, 3] && a.set(at: [2]) == [1, 2, 3])
    #expect(try a.set(at: [3]) == [4] && a.set(at: [4]) == [0])
    #expect(truth.merging(sets: [[2, 3], [3, 4], [1, 2]]) == truth.merging(sets: [[1, 2, 3, 4]]))
}

@Test func mergingNeverLosesTheTruthAndHidesTheLeaves() throws {
    var generator = Generator(state: 11)
    for _ in 0..<150 {
        let h = try generator.hierarchy()
        let a = try generator.annotation(of: h)
        let names = Array(h.regionNames.shuffled(using: &generator).prefix(3))
        let merged = try a.merging(names)
        for voxel in 0..<a.count {
            let (before, after) = (a.sets[Int(a.indices[voxel])], merged.sets[Int(merged.indices[voxel])])
            #expect(before.isSubset(of: after))
            for name in names {
                let region = try h.region(name)
                // All of a merged region, or nothing of it.
                #expect(region.isSubset(of: after) || region.isDisjoint(with: after))
            }
        }
        #expect(try merged.merging(names) == merged)
        #expect(merged.ignored == a.ignored)
    }
}
