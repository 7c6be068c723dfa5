import Testing

@testable import Labels

@Test func masksIntersect() throws {
    let h = try nested()
    let a = try Annotation(
        masks: [("bc", [true, true, false, false]), ("b", [true, false, false, false])], shape: [4], hierarchy: h)
    #expect(try a.set(at: [0]) == [2])
    #expect(try a.set(at: [1]) == [3])
    #expect(try a.set(at: [2]) == [0, 1])
    #expect(try a.complete("c"))
    #expect(try !a.complete("a"))
}

@Test func masksThatContradictEachOtherAreAnError() throws {
    let problem = #expect(throws: LabelError.self) {
        try Annotation(masks: [("a", [true]), ("b", [true])], shape: [1], hierarchy: nested())
    }
    #expect(problem?.message.hasPrefix("The masks contradict each other: a voxel inside \"b\" was {a}") == true)
    let ignored = try Annotation(
        masks: [("a", [true]), ("b", [true])], shape: [1], hierarchy: nested(), ignoring: [true])
    #expect(ignored.counts == [0])
    // A clash that is ignored at one voxel still is one at the next.
    let next = #expect(throws: LabelError.self) {
        try Annotation(
            masks: [("a", [true, true]), ("b", [true, true])], shape: [2], hierarchy: nested(),
            ignoring: [true, false])
    }
    #expect(next?.message == problem?.message)
}

@Test func aMaskOfTheWrongSizeIsAnError() throws {
    #expect(throws: LabelError.self) { try Annotation(masks: [("a", [true])], shape: [2], hierarchy: nested()) }
    #expect(throws: LabelError.self) { try Annotation(masks: [("z", [true])], shape: [1], hierarchy: nested()) }
    #expect(throws: LabelError.self) {
        try Annotation(masks: [("a", [true, false])], shape: [2], hierarchy: nested(), ignoring: [true])
    }
}

@Test func masksOfATruthGiveBackWhatTheySay() throws {
    var generator = Generator(state: 5)
    for _ in 0..<60 {
        let h = try generator.hierarchy()
        let truth = try generator.truth(of: h)
        let names = Array(h.regionNames.shuffled(using: &generator).prefix(5))
        let masks = try names.map { (region: $0, mask: try truth.target($0)) }
        let a = try Annotation(masks: masks, shape: truth.shape, hierarchy: h)
        #expect(a == (try truth.restricted(to: names)))
        for name in names {
            #expect(try a.complete(name))
            #expect(try a.target(name) == truth.target(name))
        }
    }
}
