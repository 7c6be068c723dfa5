import Testing

@testable import Labels

@Test func aVoxelCarriesTheSetOfItsValue() throws {
    let h = try nested()
    let a = try Annotation(
        labels: [0, 1, 4, 5, 4, 255], shape: [2, 3], hierarchy: h, values: [4: ["bc"], 5: ["background", "c"]],
        ignore: [255])
    #expect(try a.set(at: [0, 0]) == [0])
    #expect(try a.set(at: [0, 1]) == [1])
    #expect(try a.set(at: [0, 2]) == [2, 3])
    #expect(try a.set(at: [1, 0]) == [0, 3])
    #expect(try a.set(at: [-1, -1]) == h.everything)
    #expect(a.ignored == [false, false, false, false, false, true])
    #expect(a.sets.count == 5)
    #expect(a.counts == [1, 1, 2, 1, 0])
}

@Test func anIndexOutsideNamesTheShape() throws {
    let a = try Annotation(labels: [0, 1], shape: [1, 2], hierarchy: organs())
    let problem = #expect(throws: LabelError.self) { try a.set(at: [0, 2]) }
    #expect(problem?.message == "Index 2 is outside axis 1 of the annotation.")
    #expect(throws: LabelError.self) { try a.set(at: [0]) }
}

@Test func partsThatDoNotFitAreRefused() throws {
    let h = try organs()
    #expect(throws: LabelError.self) { try Annotation(hierarchy: h, shape: [2], sets: [[0]], indices: [0]) }
    #expect(throws: LabelError.self) { try Annotation(hierarchy: h, shape: [1], sets: [[0]], indices: [1]) }
    #expect(throws: LabelError.self) { try Annotation(hierarchy: h, shape: [1], sets: [[]], indices: [0]) }
    #expect(throws: LabelError.self) { try Annotation(hierarchy: h, shape: [-1], sets: [], indices: []) }
    #expect(throws: LabelError.self) {
        try Annotation(hierarchy: h, shape: [.max, 2], sets: [], indices: [])
    }
    #expect(throws: LabelError.self) {
        try Annotation(hierarchy: h, shape: [1], sets: [[0]], indices: [0], ignored: [])
    }
}

@Test func annotationsAreEqualByWhatTheirVoxelsCarry() throws {
    let h = try organs()
    let a = try Annotation(hierarchy: h, shape: [3], sets: [[0], [1]], indices: [0, 1, 1])
    let b = try Annotation(hierarchy: h, shape: [3], sets: [[1], [2], [0], [1]], indices: [2, 0, 3])
    #expect(a == b)
    #expect(b.sets.count == 2)
    #expect(a != (try Annotation(hierarchy: h, shape: [3], sets: [[0], [1]], indices: [0, 1, 0])))
}

@Test func anImageWithoutVoxelsIsAnnotated() throws {
    let a = try Annotation(labels: [Int](), shape: [0, 4], hierarchy: organs())
    #expect(a.sets.isEmpty)
    #expect(try !a.complete("liver"))
}
