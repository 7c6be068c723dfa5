import Testing

@testable import Labels

@Test func knownTargetAndCompleteFollowFromTheSets() throws {
    let h = try nested()
    let a = try Annotation(labels: [0, 4, 3], shape: [3], hierarchy: h, values: [4: ["bc"]])
    #expect(try a.known("b") == [true, false, true])
    #expect(try a.target("b") == [false, false, false])
    #expect(try a.known("bc") == [true, true, true])
    #expect(try a.target("bc") == [false, true, true])
    #expect(try a.complete("a") && a.complete("bc") && !a.complete("b"))
    #expect(a.completeRegions == ["body", "a", "bc"])
    #expect(a.completeness([2]) == .partly)
    #expect(a.voxels(of: [2, 3]) == 2)
    #expect(a.knownVoxels(of: [2]) == 2 && a.knownVoxels(of: [2, 3]) == 3)
    #expect(a.targetValues([3]) == [0, 0, 1])
    #expect(a.knownWeights([2]) == [1, 0, 1])
    #expect(throws: LabelError.self) { try a.known("z") }
}

@Test func ignoredVoxelsHaveNoWeightAndDoNotSpoilCompleteness() throws {
    let h = try nested()
    let a = try Annotation(
        labels: [0, 4, 3], shape: [3], hierarchy: h, values: [4: ["bc"]], ignoring: [false, true, false])
    #expect(try a.complete("b"))
    #expect(a.knownWeights([3]) == [1, 0, 1])
    #expect(a.countedWeights == [1, 0, 1])
    #expect(a.values() == [0, -1, 3])
    #expect(a.voxels(of: [2, 3]) == 1)
}

@Test func theTablesAgreeWithSetAlgebraAtEveryVoxel() throws {
    var generator = Generator(state: 3)
    for _ in 0..<150 {
        let h = try generator.hierarchy()
        let a = try generator.annotation(of: h)
        for region in h.regions {
            let known = a.known(region.set)
            let target = a.target(region.set)
            var complete = true
            for voxel in 0..<a.count {
                let g = a.sets[Int(a.indices[voxel])]
                #expect(target[voxel] == (g - region.set).isEmpty)
                #expect(known[voxel] == ((g - region.set).isEmpty || (g & region.set).isEmpty))
                if a.ignored?[voxel] != true, !known[voxel] { complete = false }
            }
            #expect(a.complete(region.set) == (complete && (0..<a.count).contains { a.ignored?[$0] != true }))
            // All that losses and tables ask, from the same two questions.
            let counted = (0..<a.count).filter { a.ignored?[$0] != true }
            let inside = counted.count { target[$0] }
            let said = counted.count { known[$0] }
            #expect(a.targetValues(region.set) == target.map { $0 ? 1 : 0 })
            #expect(a.knownWeights(region.set) == (0..<a.count).map { a.ignored?[$0] != true && known[$0] ? 1 : 0 })
            #expect(a.voxels(of: region.set) == inside)
            #expect(a.knownVoxels(of: region.set) == said)
            #expect(a.knownShare(region.set) == (counted.isEmpty ? 0 : Double(said) / Double(counted.count)))
            #expect(
                a.completeness(region.set)
                    == (said == 0 ? .unknown : said == counted.count ? .complete : .partly))
        }
        #expect(
            a.values(unknown: -7)
                == (0..<a.count).map { voxel in
                    let g = a.sets[Int(a.indices[voxel])]
                    return a.ignored?[voxel] != true && g.count == 1 ? h.leaves[Array(g)[0]].value : -7
                })
    }
}
