import Catalogue
import Foundations
import Space
import Tensors

/// How a value between voxels is found.
public enum Interpolation: String, NamedChoice {
    public static let noun = "interpolation"

    /// Weighted by distance from the 2, 4 or 8 voxels around: for intensities.
    case linear
    /// The nearest voxel's; half way, the one of the higher index: for labels.
    case nearest
}

/// Where the voxels of another grid fall in an image's own, and the values there; outside is `background`.
///
/// With u = A⁻¹ B (i, j, k), A the image's affine and B the grid's: linear is Σ w(u) v over the voxels around u. A
/// coordinate within half a voxel outside the image takes the edge's value.
struct Resampling {
    let sourceSize: [Int]
    let targetSize: [Int]
    let transform: Affine
    let channels: Int

    init(from image: some Image, affine: Affine, size: [Int]) throws {
        guard size.count == image.spatialRank, size.allSatisfy({ $0 >= 1 }) else {
            throw Problem(
                .shape, "a grid of size \(size) does not suit an image of size \(image.size)",
                remedy: "give one length of at least 1 for each axis of space", argument: "size")
        }
        func padded(_ size: [Int]) -> [Int] { size + [Int](repeating: 1, count: 3 - size.count) }
        sourceSize = padded(image.size)
        targetSize = padded(size)
        channels = image.channelShape.reduce(1, *)
        transform = image.affine.inverse().composed(with: affine)
    }

    /// target must hold targetSize × channels elements.
    func nearest<Element>(
        _ source: UnsafeBufferPointer<Element>, into target: UnsafeMutableBufferPointer<Element>, background: Element
    ) throws {
        try forEachVoxel { voxel, u in
            var base = 0
            for axis in 0..<3 {
                let place = (u[axis] + 0.5 + 1e-9).rounded(.down)
                guard place >= 0, place < Double(sourceSize[axis]) else {
                    for channel in 0..<channels { target[voxel * channels + channel] = background }
                    return
                }
                base = base * sourceSize[axis] + Int(place)
            }
            for channel in 0..<channels { target[voxel * channels + channel] = source[base * channels + channel] }
        }
    }

    func linear(
        _ source: UnsafeBufferPointer<Float>, into target: UnsafeMutableBufferPointer<Float>, background: Float
    ) throws {
        let size = (sourceSize[0], sourceSize[1], sourceSize[2])
        let channels = channels
        let step = (size.1 * size.2 * channels, size.2 * channels, channels)
        /// Lower voxel, step to the upper, weight of the upper; nil outside.
        @inline(__always) func split(_ u: Double, _ length: Int, _ step: Int) -> (Int, Int, Float)? {
            guard u > -0.5 - 1e-9, u < Double(length) - 0.5 + 1e-9 else { return nil }
            let inside = min(max(u, 0), Double(length - 1))
            let lower = min(Int(inside), max(length - 2, 0))
            return (lower * step, length > 1 ? step : 0, Float(inside - Double(lower)))
        }
        try forEachVoxel { voxel, u in
            let out = voxel * channels
            guard let (x, dx, wx) = split(u[0], size.0, step.0), let (y, dy, wy) = split(u[1], size.1, step.1),
                let (z, dz, wz) = split(u[2], size.2, step.2)
            else {
                for channel in 0..<channels { target[out + channel] = background }
                return
            }
            for channel in 0..<channels {
                let at = x + y + z + channel
                // Equal neighbours give their value exactly: a + w (b − a).
                @inline(__always) func along(_ from: Int) -> Float {
                    let (a, b) = (source[from], source[from + dz])
                    return wz == 0 ? a : a + wz * (b - a)
                }
                @inline(__always) func plane(_ from: Int) -> Float {
                    let a = along(from)
                    return wy == 0 ? a : a + wy * (along(from + dy) - a)
                }
                let a = plane(at)
                target[out + channel] = wx == 0 ? a : a + wx * (plane(at + dx) - a)
            }
        }
    }

    @inline(__always)
    private func forEachVoxel(_ body: (Int, SIMD3<Double>) throws -> Void) throws {
        func vector(_ column: Int) -> SIMD3<Double> {
            SIMD3(transform.rows[0][column], transform.rows[1][column], transform.rows[2][column])
        }
        let (di, dj, dk, start) = (vector(0), vector(1), vector(2), vector(3))
        var voxel = 0
        for i in 0..<targetSize[0] {
            try Cancellation.check()
            for j in 0..<targetSize[1] {
                let row = start + Double(i) * di + Double(j) * dj
                for k in 0..<targetSize[2] {
                    try body(voxel, row + Double(k) * dk)
                    voxel += 1
                }
            }
        }
    }

    /// The grid that covers an image with voxels of another size: voxel 0 keeps its centre, and no centre lies outside.
    static func grid(of image: some Image, spacing: [Double]) throws -> (affine: Affine, size: [Int]) {
        let wanted = spacing.count == 1 ? [Double](repeating: spacing[0], count: image.spatialRank) : spacing
        try Spacing.require(wanted, rank: image.spatialRank)
        let factors = zip(wanted, image.spacing).map { $0 / $1 }
        let lengths = zip(image.size, factors).map { (Double($0 - 1) / $1 + 1e-6).rounded(.down) + 1 }
        guard lengths.reduce(1, *) * Double(image.channelShape.reduce(1, *)) < 1e12 else {
            throw Problem(
                .memory, "a spacing of \(spacing) mm asks for \(lengths) voxels", remedy: "use a larger spacing",
                argument: "spacing")
        }
        return (image.affine.scaled(by: factors), lengths.map { Int($0) })
    }
}

extension Volume {
    /// The same scan with voxels of another size (mm; one number or one an axis). Voxel 0 keeps its centre, so 181 voxels
    /// of 1 mm become 91 of 2 mm; there is no smoothing before.
    public func resampled(spacing: [Double], interpolation: Interpolation = .linear) throws -> Volume {
        let grid = try Resampling.grid(of: self, spacing: spacing)
        return try resampled(affine: grid.affine, size: grid.size, interpolation: interpolation)
    }

    /// On the grid of another image.
    public func resampled(like other: some Image, interpolation: Interpolation = .linear) throws -> Volume {
        try resampled(affine: other.affine, size: other.size, interpolation: interpolation)
    }

    public func resampled(
        affine: Affine, size: [Int], interpolation: Interpolation = .linear, background: Float = 0
    ) throws -> Volume {
        let plan = try Resampling(from: self, affine: affine, size: size)
        let result = try Tensor(shape: size + channelShape) { target in
            try tensor.withFloats { source in
                switch interpolation {
                case .linear: try plan.linear(source, into: target, background: background)
                case .nearest: try plan.nearest(source, into: target, background: background)
                }
            }
        }
        return try Volume(tensor: result, affine: affine, spatialRank: spatialRank)
    }
}

extension LabelMap {
    /// The same map with voxels of another size; each takes the nearest voxel's label.
    public func resampled(spacing: [Double]) throws -> LabelMap {
        let grid = try Resampling.grid(of: self, spacing: spacing)
        return try resampled(affine: grid.affine, size: grid.size)
    }

    /// On the grid of another image; 0 outside.
    public func resampled(like other: some Image) throws -> LabelMap {
        try resampled(affine: other.affine, size: other.size)
    }

    public func resampled(affine: Affine, size: [Int], background: Int = 0) throws -> LabelMap {
        let plan = try Resampling(from: self, affine: affine, size: size)
        let result = try Tensor(integerShape: size + channelShape) { target in
            try tensor.withIntegers { try plan.nearest($0, into: target, background: Int64(background)) }
        }
        return try LabelMap(tensor: result, affine: affine, table: table, spatialRank: spatialRank)
    }
}

enum ResampleEntry {
    static let entry = Entry(
        "resample", room: "volumes",
        [
            Parameter("image", "volume or label map"),
            Parameter("spacing", "number or list of numbers", default: nil, unit: "mm", "one, or one for each axis"),
            Parameter("like", "volume or label map", default: nil, "the image whose grid to take instead"),
            Parameter(
                "interpolation", "string", default: .automatic,
                "\"linear\" or \"nearest\": linear for a volume, nearest for a label map, which takes no other",
                completion: .choices(Interpolation.names)),
        ],
        result: "volume or label map",
        summary: "Brings an image to another voxel size or onto another image's grid.",
        formula: "v'(B i) = Σ w(u) v(u), u = A⁻¹ B i",
        examples: [
            """
            v = volume(tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]), spacing: 1)
            resample(v, spacing: 2).tensor
            """
        ],
        keywords: ["spacing", "interpolate", "zoom", "grid", "regrid"], rules: [.oneOf(["spacing", "like"])])
}
