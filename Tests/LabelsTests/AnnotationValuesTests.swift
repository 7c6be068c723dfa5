import Testing

@testable import Labels

@Test func zeroMeansBackgroundUnlessAnnotatedSaysOtherwise() throws {
    let h = try organs()
    let plain = try Annotation(labels: [0, 1], shape: [2], hierarchy: h)
    #expect(plain.sets == [[0], [1]])
    let partial = try Annotation(labels: [0, 1], shape: [2], hierarchy: h, annotated: ["liver"])
    #expect(partial.sets == [[0, 2, 3], [1]])
    let given = try Annotation(labels: [0, 1], shape: [2], hierarchy: h, values: [0: ["background", "stomach"]])
    #expect(given.sets == [[0, 3], [1]])
}

private func message(_ make: () throws -> Annotation) -> String {
    let problem = #expect(throws: LabelError.self) { try make() }
    #expect(problem?.remedy != nil)
    return problem?.message ?? ""
}

@Test func aValueOutsideTheHierarchyIsNamedWithItsVoxels() throws {
    let h = try organs()
    #expect(
        message { try Annotation(labels: [0, 7, 7], shape: [3], hierarchy: h) }
            == "The label value 7 (2 voxels) is not in the hierarchy.")
}

@Test func aValueDisjointFromWhatWasAnnotatedIsAnError() throws {
    let h = try organs()
    #expect(
        message { try Annotation(labels: [0, 3], shape: [2], hierarchy: h, annotated: ["liver", "pancreas"]) }
            == "The label value 3, which means {stomach}, lies outside every annotated region ({liver, pancreas}).")
}

@Test func aValueThatIsExplainedMayLieOutsideOfWhatWasAnnotated() throws {
    let h = try organs()
    let a = try Annotation(
        labels: [0, 1, 4, 5], shape: [4], hierarchy: h, values: [4: ["stomach"], 5: ["background", "pancreas"]],
        annotated: ["liver"])
    #expect(a.sets == [[0, 2, 3], [1], [3], [0, 2]])
    // A leaf's own value too, once it is said.
    let b = try Annotation(labels: [0, 3], shape: [2], hierarchy: h, values: [3: ["stomach"]], annotated: ["liver"])
    #expect(b.sets == [[0, 2, 3], [3]])
}

@Test func nothingAnnotatedExcludesNothing() throws {
    let h = try organs()
    #expect(try Annotation(labels: [0], shape: [1], hierarchy: h, annotated: []).isUnknown)
    #expect(
        message { try Annotation(labels: [1], shape: [1], hierarchy: h, annotated: []) }
            == "The label value 1, which means {liver}, lies outside every annotated region, of which there are none.")
}

@Test func contradictionsInWhatIsGivenAreErrors() throws {
    let h = try organs()
    #expect(message { try Annotation(labels: [0], shape: [1], hierarchy: h, values: [4: []]) }.contains("empty set"))
    #expect(
        message { try Annotation(labels: [0], shape: [1], hierarchy: h, values: [4: ["spleen"]]) }.contains("spleen"))
    #expect(message { try Annotation(labels: [0], shape: [1], hierarchy: h, annotated: ["spleen"]) }.contains("spleen"))
    #expect(
        message { try Annotation(labels: [0], shape: [1], hierarchy: h, values: [0: ["liver"]], annotated: ["liver"]) }
            .contains("another by annotated:"))
    #expect(
        message { try Annotation(labels: [0], shape: [1], hierarchy: h, annotated: ["body", "background"]) }
            .contains("every leaf"))
    #expect(
        message { try Annotation(labels: [0], shape: [1], hierarchy: h, ignoring: [true, true]) }.contains("2 voxels"))
}

@Test func ignoredIsNotUnknown() throws {
    let h = try organs()
    let a = try Annotation(labels: [0, 9, 1], shape: [3], hierarchy: h, ignoring: [false, true, false])
    #expect(a.sets[Int(a.indices[1])] == h.everything)
    #expect(try a.complete("liver"))
    let unknown = try Annotation(labels: [0, 9, 1], shape: [3], hierarchy: h, values: [9: ["background", "body"]])
    #expect(try !unknown.complete("liver"))
}

@Test func theValueOfVoxelsOfSeveralLeavesIsNoLeafs() {
    let problem = #expect(throws: LabelError.self) { try Hierarchy([.leaf("a", -1), .leaf("b", 2)]) }
    #expect(problem?.message.contains("\"a\" has value -1") == true)
}

@Test func negativeAndSmallIntegersAreLabelsToo() throws {
    let h = try Hierarchy([.leaf("odd", -3), .leaf("even", 2)])
    let a = try Annotation(labels: [-3, 0, 2] as [Int32], shape: [3], hierarchy: h)
    #expect(h.leaves[0].name == "background")
    #expect(a.values() == [-3, 0, 2])
}

@Test func valuesMayLieFarApartAndShareTheirLowestBits() throws {
    // 3, 4,099 and -4,093 share their lowest twelve bits; the last two are as far apart as integers can be.
    let far = [3, 4_099, -4_093, 1 << 40, .max, .min]
    let names = ["liver", "pancreas", "stomach", "body", "background", "liver"]
    let labels = far + far.reversed() + [3, 4_099, 3, -4_093, 4_099, 4_099, .min, .max, .min]
    let h = try organs()
    let values = Dictionary(uniqueKeysWithValues: zip(far, names.map { [$0] }))
    let a = try Annotation(labels: labels, shape: [labels.count], hierarchy: h, values: values)
    #expect(a.sets == [[1], [2], [3], [1, 2, 3], [0]])
    for (voxel, label) in labels.enumerated() {
        #expect(a.sets[Int(a.indices[voxel])] == (try h.union(values[label] ?? [])))
    }
    #expect(a.counts == a.sets.indices.map { set in a.indices.count { Int($0) == set } })
    #expect(a.counts.reduce(0, +) == labels.count)
}

@Test func everyVoxelCanBeIgnored() throws {
    let h = try organs()
    let byValue = try Annotation(labels: [9, -9, 9], shape: [3], hierarchy: h, ignore: [9, -9])
    #expect(byValue.ignored == [true, true, true])
    #expect(byValue.sets == [h.everything])
    #expect(byValue.counts == [0])
    let byMask = try Annotation(labels: [9, 1, 9], shape: [3], hierarchy: h, ignoring: [true, true, true])
    #expect(byMask.ignored == [true, true, true])
    #expect(byMask.counts == [0, 0])
    let byBoth = try Annotation(
        labels: [9, 1, 1], shape: [3], hierarchy: h, ignore: [9], ignoring: [false, true, false])
    #expect(byBoth.ignored == [true, true, false])
    #expect(byBoth.counts == [0, 1])
    // A value that is to be ignored and does not occur leaves no mask behind.
    #expect(try Annotation(labels: [0, 1], shape: [2], hierarchy: h, ignore: [9]).ignored == nil)
}

@Test func labelsOfAnyWidthMakeTheSameAnnotation() throws {
    let h = try organs()
    let labels = [0, 3, 3, 1, 0, 2]
    let expected = try Annotation(labels: labels, shape: [2, 3], hierarchy: h)
    #expect(expected == (try Annotation(labels: labels.map(Int32.init), shape: [2, 3], hierarchy: h)))
    #expect(expected == (try Annotation(labels: labels.map(Int64.init), shape: [2, 3], hierarchy: h)))
    // Of what does not lie in one piece too, and with the same error.
    #expect(expected == (try Annotation(labels: labels.lazy.map(Int64.init), shape: [2, 3], hierarchy: h)))
    #expect(
        message { try Annotation(labels: [0, 7, 7].map(Int64.init), shape: [3], hierarchy: h) }
            == "The label value 7 (2 voxels) is not in the hierarchy.")
}
