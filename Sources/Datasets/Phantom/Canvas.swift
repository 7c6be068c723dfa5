import Foundation
import Foundations
import Tensors

/// What a phantom is painted on: intensities and leaves, over coordinates from −1 to 1.
struct Canvas {
    let size: [Int]
    private(set) var intensity: [Float]
    /// The leaf at each voxel; 0 is background.
    private(set) var leaves: [Int]

    init(size: [Int]) {
        self.size = size
        let voxels = size.reduce(1, *)
        intensity = Array(repeating: 0.03, count: voxels)
        leaves = Array(repeating: 0, count: voxels)
    }

    /// What is darker is air or bone, where no organ grows.
    private static let tissue: Float = 0.2
    /// Bone is no brighter than this, and no tissue darker.
    private static let bone: Float = 0.16

    /// Paints a shape over what is there: its intensity and its leaf. Organs are cut off at the border of the body
    /// (`insideOnly`).
    mutating func paint(_ shape: WobblyShape, intensity value: Double, leaf: Int, insideOnly: Bool = false) {
        let ranges = size.indices.map { axis in
            let low = index(shape.centre[axis] - shape.extent, axis).rounded(.down)
            let high = index(shape.centre[axis] + shape.extent, axis).rounded(.up)
            return Int(max(low, 0))..<max(Int(max(low, 0)), Int(min(high, Double(size[axis] - 1))) + 1)
        }
        var point = [Double](repeating: 0, count: size.count)
        for x in ranges[0] {
            point[0] = coordinate(x, 0)
            for y in ranges[1] {
                point[1] = coordinate(y, 1)
                if size.count == 2 {
                    stamp(shape, point, x * size[1] + y, value, leaf, insideOnly)
                    continue
                }
                for z in ranges[2] {
                    point[2] = coordinate(z, 2)
                    stamp(shape, point, (x * size[1] + y) * size[2] + z, value, leaf, insideOnly)
                }
            }
        }
    }

    private mutating func stamp(
        _ shape: WobblyShape, _ point: [Double], _ voxel: Int, _ value: Double, _ leaf: Int,
        _ insideOnly: Bool
    ) {
        guard !insideOnly || intensity[voxel] > Self.tissue, shape.contains(point) else { return }
        intensity[voxel] = Float(value)
        leaves[voxel] = leaf
    }

    /// Another contrast between tissues, as another scanner or sequence has: their distance to `middle` times `contrast`.
    /// Air and bone stay.
    mutating func setContrast(_ contrast: Double, around middle: Double) {
        guard contrast != 1 else { return }
        for voxel in intensity.indices where intensity[voxel] > Self.bone {
            intensity[voxel] = max(0, Float(middle + (Double(intensity[voxel]) - middle) * contrast))
        }
    }

    /// What a scanner adds: blur, a bias field of s.d. `bias` in the logarithm, noise.
    mutating func acquire(blur: Double, bias: Double, noise: Double, stream: inout RandomStream) throws {
        for axis in size.indices { smooth(axis: axis, deviation: blur) }
        multiply(bias: bias, stream: &stream)
        let added = try Tensor.randomNormal(size, deviation: noise, stream: &stream)
        added.withFloats { values in
            for voxel in values.indices { intensity[voxel] += values[voxel] }
        }
    }

    /// Gaussian blur along one axis, borders repeated.
    private mutating func smooth(axis: Int, deviation: Double) {
        let reach = Int((3 * deviation).rounded(.up))
        var kernel = (-reach...reach).map { Float(exp(-0.5 * pow(Double($0) / max(deviation, 1e-6), 2))) }
        let sum = kernel.reduce(0, +)
        kernel = kernel.map { $0 / sum }
        let step = size[(axis + 1)...].reduce(1, *)
        let length = size[axis]
        let source = intensity
        source.withUnsafeBufferPointer { source in
            intensity.withUnsafeMutableBufferPointer { target in
                for voxel in target.indices {
                    let place = voxel / step % length
                    var value: Float = 0
                    for offset in -reach...reach {
                        let shift = min(max(place + offset, 0), length - 1) - place
                        value += kernel[offset + reach] * source[voxel + shift * step]
                    }
                    target[voxel] = value
                }
            }
        }
    }

    /// exp of a sum of slow waves whose s.d. is `bias` in expectation.
    private mutating func multiply(bias: Double, stream: inout RandomStream) {
        let waves = 6
        let amplitude = Float(bias * (2 / Double(waves)).squareRoot())
        var field = [Float](repeating: 0, count: intensity.count)
        for _ in 0..<waves {
            let direction = size.map { _ in stream.normal() }
            let length = max(direction.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-6)
            let frequency = stream.uniform(in: 0.8...2.8)
            let phase = stream.uniform(in: 0...(2 * .pi))
            // cos(a + b + c) from tables along the axes: three products a voxel in place of a cosine.
            let tables = size.indices.map { axis in
                (0..<size[axis]).map { index in
                    let angle = frequency * direction[axis] / length * coordinate(index, axis) + (axis == 0 ? phase : 0)
                    return (Float(cos(angle)), Float(sin(angle)))
                }
            }
            var voxel = 0
            for first in tables[0] {
                for second in tables[1] {
                    let (c, s) = (first.0 * second.0 - first.1 * second.1, first.1 * second.0 + first.0 * second.1)
                    if tables.count == 2 {
                        field[voxel] += amplitude * c
                        voxel += 1
                        continue
                    }
                    for third in tables[2] {
                        field[voxel] += amplitude * (c * third.0 - s * third.1)
                        voxel += 1
                    }
                }
            }
        }
        for voxel in intensity.indices { intensity[voxel] *= exp(field[voxel]) }
    }

    /// The coordinate of a voxel's centre.
    private func coordinate(_ index: Int, _ axis: Int) -> Double {
        (2 * Double(index) + 1) / Double(size[axis]) - 1
    }

    private func index(_ coordinate: Double, _ axis: Int) -> Double {
        ((coordinate + 1) * Double(size[axis]) - 1) / 2
    }
}
