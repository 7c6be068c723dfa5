import Foundations
import Plotting
import Tensors
import Volumes

/// How a slice is turned before it is drawn, so that every image with an orientation of its own is drawn the same way:
/// right at the right, anterior above, superior above, and in sagittal slices anterior at the right. The letters at the
/// sides say so. Of an image without one x runs to the right and y up.
struct Upright {
    /// The second axis runs across.
    let isSwapped: Bool
    /// Axes that run the other way, after the swap.
    let reversed: [Int]
    let letters: ImagePlot.Letters?

    /// - Parameter image: with two axes of space.
    init(_ image: some Image) {
        guard let orientation = image.knownOrientation.map(Array.init), orientation.count == 2 else {
            (isSwapped, reversed, letters) = (false, [], nil)
            return
        }
        let places = orientation.map { letter in Self.ends.firstIndex { $0.0 == letter || $0.1 == letter } ?? 0 }
        isSwapped = places[0] > places[1]
        let order = isSwapped ? [1, 0] : [0, 1]
        reversed = [0, 1].filter { Self.ends[places[order[$0]]].1 == orientation[order[$0]] }
        let (across, up) = (Self.ends[places[order[0]]], Self.ends[places[order[1]]])
        letters = ImagePlot.Letters(left: across.1, right: across.0, bottom: up.1, top: up.0)
    }

    /// Where the axes of the world run to, and where they come from.
    private static let ends: [(Character, Character)] = [("R", "L"), ("A", "P"), ("S", "I")]
    private static let planes = ["sagittal", "coronal", "axial"]

    func callAsFunction(_ tensor: Tensor) throws -> Tensor {
        let rest = Array(2..<max(tensor.rank, 2))
        let turned = isSwapped ? try tensor.transposed([1, 0] + rest) : tensor
        return reversed.isEmpty ? turned : try turned.flipped(reversed)
    }

    func callAsFunction(_ pair: [Double]) -> (Double, Double) {
        isSwapped ? (pair[1], pair[0]) : (pair[0], pair[1])
    }

    /// Which slice across an axis is drawn and where it lies: "axial slice z = 45 of 0–90, S 12.5 mm".
    static func caption(_ image: some Image, axis: Int, index: Int) -> String {
        let index = index < 0 ? index + image.size[axis] : index
        var middle = image.size.map { Double($0 - 1) / 2 }
        middle[axis] = Double(index)
        let name = "slice \(SpatialAxis.allCases[axis]) = \(index) of 0–\(image.size[axis] - 1)"
        guard let letter = image.knownOrientation.map(Array.init)?[axis],
            let world = ends.firstIndex(where: { $0.0 == letter || $0.1 == letter })
        else { return "\(name), \(millimetres(image.affine.point(middle)[axis]))" }
        let place = image.affine.point(middle)[world]
        let side = place < 0 ? ends[world].1 : ends[world].0
        return "\(planes[world]) \(name), \(side) \(millimetres(place.magnitude))"
    }

    private static func millimetres(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        guard tenths.magnitude < 1e9 else { return "\(tenths) mm" }
        return tenths == tenths.rounded() ? "\(Int(tenths)) mm" : "\(tenths) mm"
    }
}
