import Testing

@testable import Labels

@Test func onlyTheSlicesKeptAreKnown() throws {
    let h = try organs()
    let truth = try Annotation(labels: [0, 1, 2, 3, 0, 1], shape: [2, 3], hierarchy: h)
    let rows = try truth.keeping(slices: [0: [false, true]])
    #expect(try rows.set(at: [0, 1]) == h.everything)
    #expect(try rows.set(at: [1, 0]) == [3])
    let columns = try truth.keeping(slices: [1: [true, false, false]])
    #expect(try columns.set(at: [0, 0]) == [0] && columns.set(at: [1, 0]) == [3])
    #expect(try columns.set(at: [0, 1]) == h.everything)
    let both = try truth.keeping(slices: [0: [false, true], 1: [true, false, false]])
    #expect(both.values() == [0, -1, -1, 3, 0, 1])
}

@Test func slicesOfEveryAxisKeepWhatLiesInOneOfThem() throws {
    var generator = Generator(state: 12)
    for _ in 0..<60 {
        let h = try generator.hierarchy()
        let shape = [3, 4, 2]
        let truth = try generator.truth(of: h, shape: shape)
        var slices: [Int: [Bool]] = [:]
        for axis in 0..<3 where Bool.random(using: &generator) {
            slices[axis] = (0..<shape[axis]).map { _ in Bool.random(using: &generator) }
        }
        let a = try truth.keeping(slices: slices)
        for x in 0..<3 {
            for y in 0..<4 {
                for z in 0..<2 {
                    let isKept = zip(0..<3, [x, y, z]).contains { slices[$0]?[$1] == true }
                    #expect(try a.set(at: [x, y, z]) == (isKept ? truth.set(at: [x, y, z]) : h.everything))
                }
            }
        }
    }
}

@Test func ignoredVoxelsStayIgnored() throws {
    let truth = try Annotation(labels: [0, 1], shape: [2], hierarchy: organs(), ignoring: [true, false])
    #expect(try truth.keeping(slices: [0: [false, true]]).ignored == [true, false])
    #expect(try truth.keeping(slices: [0: [false, true]]).complete("liver"))
}

@Test func slicesThatDoNotFitAreErrors() throws {
    let truth = try Annotation(labels: [0, 1], shape: [2], hierarchy: organs())
    let axis = #expect(throws: LabelError.self) { try truth.keeping(slices: [1: [true]]) }
    #expect(axis?.message == "There is no axis 1 in an annotation of shape [2].")
    #expect(throws: LabelError.self) { try truth.keeping(slices: [0: [true]]) }
}
