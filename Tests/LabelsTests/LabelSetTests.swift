import Testing

@testable import Labels

@Test func aSetAgreesWithSwiftsSets() {
    var generator = Generator(state: 1)
    for _ in 0..<300 {
        let bound = Int.random(in: 1...1500, using: &generator)
        let a = Set(
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in Int.random(in: 0..<bound, using: &generator) })
        var b = Set(
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in Int.random(in: 0..<bound, using: &generator) })
        if Bool.random(using: &generator) { b.formUnion(a) }
        let (left, right) = (LabelSet(a), LabelSet(b))
        #expect(Array(left) == a.sorted())
        #expect(left.count == a.count)
        #expect(left.first == a.min())
        #expect(left.isSingleton == (a.count == 1))
        #expect(left | right == LabelSet(a.union(b)))
        #expect(left & right == LabelSet(a.intersection(b)))
        #expect(left - right == LabelSet(a.subtracting(b)))
        #expect(left.isSubset(of: right) == a.isSubset(of: b))
        #expect(left.isDisjoint(with: right) == a.isDisjoint(with: b))
        #expect((left == right) == (a == b))
        #expect(left.contains(bound / 2) == a.contains(bound / 2))
    }
}

@Test func equalSetsAreEqualHoweverTheyCameToBe() {
    let shrunk = LabelSet([3, 1100]) - LabelSet(1100)
    #expect(shrunk == LabelSet(3))
    #expect(shrunk.hashValue == LabelSet(3).hashValue)
    #expect(LabelSet([70, 1100]) & LabelSet(0...70) == LabelSet(70))
}

@Test func aSingletonBeyondTheFirstWordIsOne() {
    #expect(LabelSet(1023).isSingleton)
    #expect(LabelSet(1023).onlyLeaf == 1023)
    #expect(!LabelSet([0, 1023]).isSingleton)
    #expect(!LabelSet([64, 1023]).isSingleton)
    #expect(LabelSet().onlyLeaf == nil)
}

@Test func aNegativeIndexNamesNoLeaf() {
    #expect(LabelSet([-1]).isEmpty)
    #expect(!LabelSet(0).contains(-64))
}
