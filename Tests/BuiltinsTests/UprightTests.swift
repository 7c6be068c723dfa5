import Plotting
import Space
import Tensors
import Testing
import Volumes

@testable import Builtins

@Suite struct UprightTests {
    /// Three voxels along each axis, the brightest farthest right, anterior and superior.
    private func corner(_ rows: [[Double]]) throws -> Volume {
        let affine = try Affine(rows: rows + [[0, 0, 0, 1]])
        let values = (0..<27).map { index in
            let place = affine.point([Double(index / 9), Double(index / 3 % 3), Double(index % 3)])
            return Float(place[0] + 10 * place[1] + 100 * place[2])
        }
        return try Volume(tensor: Tensor(values, shape: [3, 3, 3]), affine: affine)
    }

    @Test(arguments: [
        [[1.0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], [[-1, 0, 0, 2], [0, -1, 0, 2], [0, 0, 1, 0]],
        [[0, 0, -1, 2], [-1, 0, 0, 2], [0, 1, 0, 0]], [[0, 1, 0, 0], [0, 0, 1, 0], [-1, 0, 0, 2]],
    ])
    func everyOrientationIsDrawnAlike(rows: [[Double]]) throws {
        let scan = try corner(rows)
        for axis in 0..<3 {
            let plot = try #require(try ImagePlot(scan.slice(axis: axis, index: 1), under: nil))
            // To the right and up values rise, by the world's axes in their order.
            let steps = (plot.values[3] - plot.values[0], plot.values[1] - plot.values[0])
            #expect(steps.0 > 0 && steps.1 > steps.0, "axis \(axis): \(steps)")
            let letters = try #require(plot.letters)
            let expected: [Float: (Character, Character)] = [1: ("L", "R"), 10: ("P", "A"), 100: ("I", "S")]
            #expect(expected[steps.0].map { $0 == (letters.left, letters.right) } == true)
            #expect(expected[steps.1].map { $0 == (letters.bottom, letters.top) } == true)
        }
    }

    @Test func labelsLieWhereTheirImageDoes() throws {
        let affine = try Affine(rows: [[0, -2, 0, 0], [-3, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
        let scan = try Volume(values: [0, 0, 0, 0, 0, 9], size: [2, 3], affine: affine)
        let labels = try LabelMap(values: [0, 0, 0, 0, 0, 4], size: [2, 3], affine: affine)
        let plot = try #require(try ImagePlot(scan, under: labels))
        #expect((plot.width, plot.height) == (3, 2))
        #expect(plot.values == [9, 0, 0, 0, 0, 0] && plot.overlay?.labels == [4, 0, 0, 0, 0, 0])
        #expect(plot.aspect == 1)
    }

    @Test func withoutAnOrientationThereAreNoLetters() throws {
        let plot = try #require(try ImagePlot(Volume(values: [1, 2, 3, 4], size: [2, 2]), under: nil))
        #expect(plot.letters == nil && plot.values == [1, 2, 3, 4] && plot.hasColourBar)
    }

    @Test func severalChannelsSaySo() throws {
        let scan = try Volume(tensor: Tensor.zeros([2, 2, 3]), spatialRank: 2)
        #expect(try #require(try ImagePlot(scan, under: nil)).caption == "channel 0 of 0–2")
    }
}
