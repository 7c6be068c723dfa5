import Labels
import Language
import Plotting
import Space
import Tensors
import Testing
import Volumes

@testable import Builtins

@Suite struct PictureTests {
    private func labels(_ values: [Int], _ size: [Int], spacing: [Double] = [1, 1]) throws -> LabelMap {
        let table = LabelTable([(value: 2, name: "liver"), (value: 7, name: "spleen")])
        let affine = Affine(spacing: spacing + [1])
        return try LabelMap(values: values, size: size, affine: affine, table: table)
    }

    private func pixel(_ picture: Picture, _ x: Int, _ y: Int) -> [UInt8] {
        let at = 3 * (y * picture.width + x)
        return Array(picture.rgb[at..<at + 3])
    }

    @Test func labelsHaveTheColoursOfPlots() throws {
        let map = try labels([0, 2, 7, 0], [2, 2])
        let picture = try #require(try Picture.of(.object(map), slice: nil, axis: nil))
        let liver = try #require(Palette.label(2)).rgb
        // x runs to the right and y up: [0, 1] is at the upper left.
        #expect(pixel(picture, 0, 0) == [liver.0, liver.1, liver.2])
        #expect(pixel(picture, 0, 1) == [0, 0, 0])
        #expect(picture.legend.map(\.name) == ["liver", "spleen"])
        #expect(picture.legend.first?.colour == [liver.0, liver.1, liver.2])
    }

    @Test func aLabelKeepsItsColourWhereTheOthersAreNotSeen() throws {
        let both = try #require(try Picture.of(.object(try labels([2, 7, 7, 7], [2, 2])), slice: nil, axis: nil))
        let one = try #require(try Picture.of(.object(try labels([7, 7, 7, 7], [2, 2])), slice: nil, axis: nil))
        #expect(pixel(both, 1, 0) == pixel(one, 1, 0))
        #expect(one.legend.map(\.name) == ["spleen"])
    }

    @Test func pixelsAreSquareWhereVoxelsAreNot() throws {
        let map = try labels([2, 0, 0, 7], [2, 2], spacing: [1, 3])
        let picture = try #require(try Picture.of(.object(map), slice: nil, axis: nil))
        #expect((picture.width, picture.height) == (2, 6))
        #expect(pixel(picture, 0, 3) == pixel(picture, 0, 5))
        #expect(pixel(picture, 0, 2) == [0, 0, 0])
    }

    @Test(arguments: [
        "show v slice: 300", "show v slice: 0 axis: \"z\"", "show v axis: \"x\"", "show 3 slice: 1", "plot v slice: 2",
    ])
    func whatHasNoSlicesTakesNone(_ script: String) throws {
        let problem = try TestHost().problem("v = volume(zeros([4, 4]))\n" + script)
        #expect(problem?.message.hasPrefix("slice and axis choose a plane of a three-dimensional image") == true)
        #expect(problem?.notes == ["leave them out"])
    }

    @Test func aSliceOfThreeDimensionsIsShown() throws {
        #expect(try TestHost().problem("show(volume(zeros([4, 4, 4])), slice: 3, axis: \"x\")") == nil)
        #expect(try TestHost().problem("show(volume(zeros([4, 4, 4])), slice: 4)") != nil)
    }

    @Test func aPictureSaysItsSliceItsSidesAndItsGreys() throws {
        let affine = try Affine(rows: [[-2, 0, 0, 3], [0, 0, 3, 0], [0, -5, 0, 20], [0, 0, 0, 1]])
        let scan = try Volume(tensor: Tensor((0..<24).map { Float($0) }, shape: [2, 3, 4]), affine: affine)
        let picture = try #require(try Picture.of(.object(scan), slice: nil, axis: "y"))
        #expect(
            picture.caption == "axial slice y = 1 of 0–2, S 15 mm; R at the right, A above; black 4, white 19")
        let plain = try Volume(tensor: scan.tensor)
        #expect(
            try #require(try Picture.of(.object(plain), slice: -1, axis: nil)).caption
                == "slice z = 3 of 0–3, 3 mm; black 3, white 23")
    }

    @Test func aFigureIsDrawnWhereItsSizeIsKnown() {
        let figure = Figure(LinePlot([.init("", y: [1, 2, 3])]))
        let picture = Picture(figure)
        #expect(picture.width == Int(figure.naturalSize.width.rounded()))
        #expect(picture.figure != nil && picture.rgb.isEmpty)
    }
}
