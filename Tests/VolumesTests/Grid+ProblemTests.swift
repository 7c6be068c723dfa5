import Foundations
import Space
import Testing

@testable import Volumes

@Test func differentGridsAreAProblemInWords() throws {
    let volume = try Volume(values: [1, 2, 3, 4], size: [2, 2])
    let map = try LabelMap(values: [1, 2, 3, 4], size: [2, 2], affine: Affine(spacing: [1, 1], origin: [0, 0, 3]))
    let problem = #expect(throws: Problem.self) {
        try Grid.requireOne(volume.grid, map.grid, of: ("the image", "the labels"), argument: "labels")
    }
    #expect(
        problem
            == Problem(
                .shape, "the image and the labels stand on different grids: origin (0, 0, 0) and (0, 0, 3) mm",
                remedy: "resample(labels, like: image) brings labels onto the grid of an image", argument: "labels"))
    try Grid.requireOne(volume.grid, nil, of: ("the image", "a tensor"))
    try Grid.requireOne(nil, map.grid, of: ("a tensor", "the labels"))
}
