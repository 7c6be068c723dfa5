import Foundations
import Labels
import Tensors
import Testing

@testable import Augmentation

@Test func aFlipIsItsOwnInverse() throws {
    let image = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let flip = Flip(axes: [1])
    #expect(try flip.apply(image, leading: 0).floats == [3, 2, 1, 6, 5, 4])
    #expect(try flip.inverse.apply(flip.apply(image, leading: 0), leading: 0).isEqual(to: image))
    #expect(flip.description == "flip [1]")
}

@Test func leadingAxesStayAsTheyAre() throws {
    let maps = try Tensor([1, 2, 3, 4], shape: [2, 2, 1])
    #expect(try Flip(axes: [0]).apply(maps, leading: 1).floats == [2, 1, 4, 3])
}

@Test func allFlipsAreDrawn() {
    var stream = RandomStream(seed: 1)
    var seen: Set<String> = []
    for _ in 0..<60 { seen.insert(Flips().drawInvertible(size: [4, 4], stream: &stream).description) }
    #expect(seen == ["no flip", "flip [0]", "flip [1]", "flip [0, 1]"])
}

@Test func anAnnotationMovesWithItsImage() throws {
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let annotation = try Annotation(labels: [0, 1, 2, 1], shape: [2, 2], hierarchy: hierarchy)
    #expect(try Flip(axes: [0]).apply(annotation).values() == [2, 1, 0, 1])
}
