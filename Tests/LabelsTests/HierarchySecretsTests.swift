import Testing

@testable import Labels

@Test func aRegionThatWouldGiveADroppedLeafAwayGoes() throws {
    let h = try organs()
    // body, liver, pancreas, stomach: with body, liver and stomach known, the rest of body is the pancreas.
    #expect(h.regions([0, 1, 3], hiding: [2]) == ["liver", "stomach"])
    #expect(h.regions([0, 1], hiding: [2, 3]) == ["liver", "body"])
    #expect(h.regions([1, 2, 3], hiding: []) == ["liver", "pancreas", "stomach"])
}

@Test func hiddenLeavesAreNowhereSingledOut() throws {
    var generator = Generator(state: 14)
    for _ in 0..<150 {
        let h = try generator.hierarchy()
        let truth = try generator.truth(of: h)
        let places = h.regions.indices.shuffled(using: &generator)
        let dropped = places.filter { h.regions[$0].set.isSingleton }.prefix(4)
        let kept = places.filter { !dropped.contains($0) && Bool.random(using: &generator) }
        let a = try truth.restricted(to: h.regions(kept, hiding: Array(dropped)))
        for place in dropped {
            // Dropped leaves can be told from no other, unless an extra region names the same leaf.
            let isNamedAgain = kept.contains { h.regions[$0].set == h.regions[place].set }
            #expect(isNamedAgain || !a.sets.contains(h.regions[place].set))
        }
    }
}
