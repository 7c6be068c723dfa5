import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func everyDrawIsTakenBackExactly() throws {
    var stream = RandomStream(seed: 3)
    for size in [[4, 4], [3, 5], [3, 3, 3], [4, 2, 4]] {
        let image = try Tensor.randomNormal(size + [2], stream: &stream)
        for _ in 0..<30 {
            let drawn = InSequence.symmetries.drawInvertible(size: size, stream: &stream)
            let moved = try drawn.apply(image, leading: 0)
            #expect(moved.shape == image.shape)
            #expect(try drawn.inverse.apply(moved, leading: 0).isEqual(to: image), "\(drawn)")
        }
    }
}

@Test func drawingIsAllThatIsRandom() throws {
    var (one, other) = (RandomStream(seed: 5), RandomStream(seed: 5))
    let first = InSequence.symmetries.draw(size: [4, 4], stream: &one)
    let second = InSequence.symmetries.draw(size: [4, 4], stream: &other)
    #expect(first.description == second.description)
    #expect(one == other)
}
