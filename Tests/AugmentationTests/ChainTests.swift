import Foundations
import Labels
import Tensors
import Testing

@testable import Augmentation

@Test func aChainMovesLabelsAsItsStepsDoOneByOne() throws {
    let (image, known) = (try counted([6, 6]), try sets([6, 6]))
    let steps: [any DrawnTransform] = [
        Flip(axes: [0]), Gamma(power: 2, rank: 2), QuarterTurn(times: 1, first: 0, second: 1),
        Deformation(scale: [0.9, 1.1], rotation: [33], shear: [0, 0.1], translation: [1, -0.5]),
    ]
    let chain = DrawnChain(steps: steps)
    #expect(
        try chain.apply(image, leading: 0).isEqual(to: steps.reduce(image) { try $1.apply($0, leading: 0) }))
    #expect(try chain.apply(known) == steps.reduce(known) { try $1.apply($0) })
    #expect(try DrawnChain(steps: [Gamma(power: 2, rank: 2)]).places(size: [2, 2]) == nil)
}

@Test func aChainIsUndoneFromItsEnd() throws {
    var stream = RandomStream(seed: 3)
    let kinds = Chain([Flips(axes: .all), QuarterTurns.any, try RandomNoise(), RangeRescaling()])
    #expect(kinds.isInvertible)
    for size in [[4, 4], [3, 5], [3, 3, 3], [4, 2, 4]] {
        let maps = try Tensor.randomNormal([2] + size, stream: &stream)
        for _ in 0..<30 {
            let drawn = try #require(try kinds.draw(for: Frame(size: size), stream: &stream) as? DrawnChain)
            let moved = try drawn.steps[1].apply(drawn.steps[0].apply(maps, leading: 1), leading: 1)
            #expect(try drawn.undoing?.apply(moved, leading: 1).isEqual(to: maps) == true, "\(drawn)")
        }
    }
    let bent = Chain([Flips(), try RandomDeformation(share: 1)])
    #expect(!bent.isInvertible)
    #expect(try bent.draw(for: Frame(size: [4, 4]), stream: &stream).undoing == nil)
}

@Test func aChainDrawsItsKindsInTurn() throws {
    let kinds: [any Transform] = [Flips(), try RandomDeformation(), try RandomNoise()]
    let image = try counted([8, 8])
    let one = try drawn(Chain(kinds), [8, 8], seed: 6).apply(image, leading: 0)
    #expect(try drawn(Chain(kinds), [8, 8], seed: 6).apply(image, leading: 0).isEqual(to: one))
    #expect(try drawn(Chain(kinds), [8, 8]).description.contains(", "))
}
