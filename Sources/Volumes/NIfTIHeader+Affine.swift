import Foundations
import Space

extension NIfTIHeader {
    /// Where the voxels stand, in mm: the sform if there is one, else the qform, else the voxel sizes alone ("method 1" of
    /// nifti1.h: voxel 0 at the origin, axes as they are).
    var affine: Affine {
        if sformCode > 0, let affine = try? Affine(rows: sformRows) { return affine }
        if qformCode > 0, let affine = try? Affine(rows: qformRows()) { return affine }
        return Affine(spacing: sizes, isOriented: false)
    }

    /// Decides which form says where the voxels stand, notes what is odd about it, and brings lengths to mm. A form that
    /// cannot be counts as missing; without another one the place is unknown, which is a `Problem`.
    mutating func settleSpace(_ problem: (String, String?) -> Problem, _ notes: FileNotes) throws {
        try bringToMillimetres(notes)
        let axes = 1...min(3, shape.count)
        let areSizesFinite = axes.allSatisfy { pixelSizes[$0].isFinite }
        var broken: [String] = []
        if sformCode > 0, (try? Affine(rows: sformRows)) == nil {
            broken.append("its sform \(sform) is no map of space")
            sformCode = 0
        }
        if qformCode > 0, !areSizesFinite || !isRotation || (try? Affine(rows: qformRows())) == nil {
            broken.append("its qform, of the quaternion \(quaternion) and offset \(offset), is no map of space")
            qformCode = 0
        }
        let sizesText = "its voxel sizes are \(axes.map { pixelSizes[$0] }) mm"
        let remedy = "set them right in its header, for instance with nibabel"
        if sformCode <= 0, qformCode <= 0 {
            guard broken.isEmpty else {
                throw problem("does not say where its voxels stand: \(broken.joined(separator: "; "))", remedy)
            }
            guard areSizesFinite else { throw problem("cannot be placed: \(sizesText)", remedy) }
        } else if !broken.isEmpty {
            notes.warn("says nothing useful in one of its forms: \(broken[0]); the other one was taken")
        }
        if sformCode <= 0, qformCode > 0, ![-1, 0, 1].contains(pixelSizes[0]) {
            notes.warn(
                "has the sign \(pixelSizes[0]) for its third axis (pixdim[0]); \(pixelSizes[0] < 0 ? -1 : 1) was taken")
        }
        guard axes.contains(where: { !pixelSizes[$0].isFinite || pixelSizes[$0] <= 0 }) else { return }
        let taken = sizes
        notes.warn(
            sformCode > 0
                ? "is oddly measured: \(sizesText); its sform was taken"
                : "is oddly measured: \(sizesText); \(axes.map { taken[$0 - 1] }) mm was taken")
        for axis in axes { pixelSizes[axis] = sformCode > 0 ? Float(affine.spacing[axis - 1]) : Float(taken[axis - 1]) }
    }

    /// xyzt_units says metres, millimetres or micrometres; nothing said means millimetres.
    private mutating func bringToMillimetres(_ notes: FileNotes) throws {
        let factor: Float
        switch units & 7 {
        case 0, 2: return
        case 1: factor = 1000
        case 3: factor = 0.001
        default:
            notes.warn("measures lengths in the unknown unit \(units & 7); millimetres were taken")
            factor = 1
        }
        for axis in 1...3 { pixelSizes[axis] *= factor }
        offset = offset.map { $0 * factor }
        sform = sform.map { $0 * factor }
        units = units & 0x38 | 2
    }

    /// Voxel sizes with what cannot be (0, negative, not finite) set right.
    private var sizes: [Double] {
        pixelSizes[1...3].map { size in
            let value = abs(Double(size))
            return value.isFinite && value > 0 ? value : 1
        }
    }

    private var sformRows: [[Double]] { (0..<3).map { row in sform[row * 4..<row * 4 + 4].map(Double.init) } }

    /// Whether b, c and d can be those of a unit quaternion; rounding may push them just past it.
    private var isRotation: Bool {
        let square = quaternion.reduce(0) { $0 + Double($1) * Double($1) }
        return square.isFinite && square <= 1 + 1e-4 && offset.allSatisfy(\.isFinite)
    }

    /// R(quaternion) · diag(sizes, the third times pixdim[0]'s sign), then the offset.
    private func qformRows() -> [[Double]] {
        var (b, c, d) = (Double(quaternion[0]), Double(quaternion[1]), Double(quaternion[2]))
        let square = b * b + c * c + d * d
        var a = 0.0
        if square > 1 {
            // Rounding may push it just past 1: a half turn.
            let length = square.squareRoot()
            (b, c, d) = (b / length, c / length, d / length)
        } else {
            a = (1 - square).squareRoot()
        }
        let rotation = [
            [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
            [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
            [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
        ]
        let handedness: Double = pixelSizes[0] < 0 ? -1 : 1
        let scales = [sizes[0], sizes[1], sizes[2] * handedness]
        return (0..<3).map { row in
            (0..<3).map { rotation[row][$0] * scales[$0] } + [Double(offset[row])]
        }
    }

    /// Both forms: the sform always; the qform where the axes stand at right angles, which is all it can say.
    ///
    /// Where nobody said how the axes lie neither form claims it.
    mutating func setAffine(_ affine: Affine) {
        for (axis, size) in affine.spacing.enumerated() { pixelSizes[axis + 1] = Float(size) }
        if !affine.isOriented, affine == Affine(spacing: affine.spacing) { return }
        sform = affine.rows.prefix(3).joined().map(Float.init)
        sformCode = 2
        let spacing = affine.spacing
        pixelSizes[0] = 1
        for axis in 0..<3 { pixelSizes[axis + 1] = Float(spacing[axis]) }
        offset = affine.origin.map(Float.init)
        qformCode = 0
        var rotation = affine.direction
        for first in 0..<3 {
            for second in 0..<first {
                let cosine = (0..<3).reduce(0) { $0 + rotation[$1][first] * rotation[$1][second] }
                if abs(cosine) > 1e-5 { return }
            }
        }
        let determinant =
            rotation[0][0] * (rotation[1][1] * rotation[2][2] - rotation[1][2] * rotation[2][1])
            - rotation[0][1] * (rotation[1][0] * rotation[2][2] - rotation[1][2] * rotation[2][0])
            + rotation[0][2] * (rotation[1][0] * rotation[2][1] - rotation[1][1] * rotation[2][0])
        if determinant < 0 {
            pixelSizes[0] = -1
            for row in 0..<3 { rotation[row][2] = -rotation[row][2] }
        }
        quaternion = Self.quaternion(of: rotation).map(Float.init)
        qformCode = 2
    }

    /// b, c, d of the unit quaternion of a rotation, its scalar part not negative (Shepperd's method: divide by the
    /// largest component).
    private static func quaternion(of r: [[Double]]) -> [Double] {
        let trace = r[0][0] + r[1][1] + r[2][2]
        if trace > 0 {
            let s = (trace + 1).squareRoot() * 2
            return [(r[2][1] - r[1][2]) / s, (r[0][2] - r[2][0]) / s, (r[1][0] - r[0][1]) / s]
        }
        var i = 0
        if r[1][1] > r[0][0] { i = 1 }
        if r[2][2] > r[i][i] { i = 2 }
        let (j, k) = ((i + 1) % 3, (i + 2) % 3)
        let s = (r[i][i] - r[j][j] - r[k][k] + 1).squareRoot() * 2
        let scalar = (r[k][j] - r[j][k]) / s
        var vector = [0.0, 0, 0]
        vector[i] = s / 4
        vector[j] = (r[j][i] + r[i][j]) / s
        vector[k] = (r[k][i] + r[i][k]) / s
        return scalar < 0 ? vector.map { -$0 } : vector
    }
}
