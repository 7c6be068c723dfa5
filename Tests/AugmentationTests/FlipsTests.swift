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

@Test func allFlipsAreDrawn() throws {
    let all: Set = ["no flip", "flip [0]", "flip [1]", "flip [0, 1]"]
    #expect(try allDrawn(Flips(), Frame(size: [4, 4])) == all)
    #expect(try allDrawn(Flips(axes: .all), Frame(size: [4, 4], orientation: "RA")) == all)
}

@Test func leftAndRightStayWhereTheyAreKnown() throws {
    #expect(
        try allDrawn(Flips(), Frame(size: [4, 4, 4], orientation: "PIR"))
            == ["no flip", "flip [0]", "flip [1]", "flip [0, 1]"])
    #expect(try allDrawn(Flips(), Frame(size: [4, 4], orientation: "LA")) == ["no flip", "flip [1]"])
}

@Test func flipsGoAlongTheAxesThatAreNamed() throws {
    let lying = Frame(size: [4, 4, 4], orientation: "PIR")
    #expect(try allDrawn(Flips(axes: .named([.leftRight])), lying) == ["no flip", "flip [2]"])
    #expect(try allDrawn(Flips(axes: .named([.x, .anteriorPosterior])), lying) == ["no flip", "flip [0]"])
    #expect(try allDrawn(Flips(axes: .named([.y])), Frame(size: [4, 4])) == ["no flip", "flip [1]"])
    let wrong: [(ImageAxis, Frame, String)] = [
        (
            .leftRight, Frame(size: [4, 4]),
            "nobody said how the image lies, so none of its axes is known to run left-right"
        ),
        (
            .superiorInferior, Frame(size: [4, 4], orientation: "RA"),
            "no axis of the image runs superior-inferior, it lies in RA"
        ),
        (.z, Frame(size: [4, 4]), "the image has 2 axes, x and y, and no axis z"),
    ]
    for (axis, frame, message) in wrong {
        let problem = #expect(throws: Problem.self) { try drawn(Flips(axes: .named([axis])), frame) }
        #expect(problem?.message == message)
    }
}

@Test func anAnnotationMovesWithItsImage() throws {
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let annotation = try Annotation(labels: [0, 1, 2, 1], shape: [2, 2], hierarchy: hierarchy)
    #expect(try Flip(axes: [0]).apply(annotation).values() == [2, 1, 0, 1])
}
