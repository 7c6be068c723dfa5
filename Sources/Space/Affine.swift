/// From voxel indices to millimetres of the scanner's or atlas's space: x = M (i, j, k, 1).
///
/// World axes follow NIfTI: x grows to the patient's right, y to anterior, z to superior ("RAS+").
public struct Affine: Sendable, Equatable {
    /// Four rows of four; the last is 0 0 0 1.
    public let rows: [[Double]]
    /// Whether someone said how the axes lie. Where nobody did (a tensor that became a volume, a file without either form),
    /// rows are what is assumed, and nothing follows from them for left and right. Two affines are equal by their rows alone.
    public let isOriented: Bool

    /// Voxel (0, 0, 0) at the origin, 1 mm a voxel: what is assumed where nothing is said.
    public static let identity = Affine(spacing: [1, 1, 1], isOriented: false)

    public static func == (one: Affine, other: Affine) -> Bool { one.rows == other.rows }

    /// Axis k of the voxels runs along column k of `direction`, `spacing[k]` mm a voxel; voxel 0 stands at `origin`.
    public init(
        spacing: [Double], direction: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]], origin: [Double] = [0, 0, 0],
        isOriented: Bool = true
    ) {
        self.isOriented = isOriented
        func at(_ values: [Double], _ index: Int, else other: Double) -> Double {
            values.indices.contains(index) ? values[index] : other
        }
        rows =
            (0..<3).map { row in
                (0..<3).map { direction[row][$0] * at(spacing, $0, else: 1) } + [at(origin, row, else: 0)]
            } + [[0, 0, 0, 1]]
    }

    /// Four rows of four that are known to be an affine's. Rows of a file or a user are checked by `Affine(rows:)`.
    package init(unchecked rows: [[Double]], isOriented: Bool = true) {
        self.rows = rows
        self.isOriented = isOriented
    }

    /// Length of a voxel along each axis, in mm.
    public var spacing: [Double] { (0..<3).map { length(of: column($0)) } }

    /// Unit vectors along the voxel axes, as columns.
    public var direction: [[Double]] {
        let spacing = spacing
        return (0..<3).map { row in (0..<3).map { rows[row][$0] / spacing[$0] } }
    }

    /// Where the centre of voxel (0, 0, 0) stands, in mm.
    public var origin: [Double] { (0..<3).map { rows[$0][3] } }

    /// "RAS" where the voxel axes run to the right, anterior and superior; "LPI" for the opposite of each.
    ///
    /// Each voxel axis gets the world axis it is nearest to, the clearest first, so that no letter pair comes twice.
    public var orientation: String {
        let direction = direction
        var letters = [Character](repeating: "?", count: 3)
        var freeAxes = Set(0..<3)
        var freeWorld = Set(0..<3)
        while !freeAxes.isEmpty {
            // Of an axis without a direction (NaN) nothing is near: it gets what is left.
            var best = (axis: freeAxes.min() ?? 0, world: freeWorld.min() ?? 0, size: -1.0)
            for axis in freeAxes.sorted() {
                for world in freeWorld.sorted() where abs(direction[world][axis]) > best.size + 1e-12 {
                    best = (axis, world, abs(direction[world][axis]))
                }
            }
            let names: [(Character, Character)] = [("R", "L"), ("A", "P"), ("S", "I")]
            let isPositive = direction[best.world][best.axis] >= 0
            letters[best.axis] = isPositive ? names[best.world].0 : names[best.world].1
            freeAxes.remove(best.axis)
            freeWorld.remove(best.world)
        }
        return String(letters)
    }

    /// Where voxel `index` (fractions allowed) stands, in mm.
    public func point(_ index: [Double]) -> [Double] {
        (0..<3).map { row in
            rows[row][3] + (0..<3).reduce(0) { $0 + rows[row][$1] * (index.indices.contains($1) ? index[$1] : 0) }
        }
    }

    /// First `other`, then this: (A ∘ B)(x) = A(B(x)).
    public func composed(with other: Affine) -> Affine {
        Affine(
            unchecked: (0..<4).map { row in
                (0..<4).map { column in (0..<4).reduce(0) { $0 + rows[row][$1] * other.rows[$1][column] } }
            }, isOriented: isOriented)
    }

    /// From millimetres back to voxel indices.
    public func inverse() -> Affine {
        let a = rows
        let d = determinant
        func minor(_ r0: Int, _ c0: Int, _ r1: Int, _ c1: Int) -> Double {
            a[r0][c0] * a[r1][c1] - a[r0][c1] * a[r1][c0]
        }
        let m = [
            [minor(1, 1, 2, 2) / d, -minor(0, 1, 2, 2) / d, minor(0, 1, 1, 2) / d],
            [-minor(1, 0, 2, 2) / d, minor(0, 0, 2, 2) / d, -minor(0, 0, 1, 2) / d],
            [minor(1, 0, 2, 1) / d, -minor(0, 0, 2, 1) / d, minor(0, 0, 1, 1) / d],
        ]
        return Affine(
            unchecked: m.map { row in row + [-(row[0] * a[0][3] + row[1] * a[1][3] + row[2] * a[2][3])] }
                + [[0, 0, 0, 1]], isOriented: isOriented)
    }

    /// The same space, seen by voxels `factors` times as large; voxel 0 keeps its centre.
    public func scaled(by factors: [Double]) -> Affine {
        composed(with: Affine(spacing: factors))
    }

    /// The same space, with voxel `index` as the first.
    public func starting(at index: [Double]) -> Affine {
        composed(with: Affine(spacing: [1, 1, 1], origin: index))
    }

    /// The voxel axes in another order: new axis k was axis `order[k]`.
    public func reordered(_ order: [Int]) -> Affine {
        Affine(unchecked: rows.map { row in order.map { row[$0] } + [row[3]] }, isOriented: isOriented)
    }

    /// How far apart two affines put a corner voxel of a grid, in mm: the most of all corners. NaN where one of
    /// them is nowhere.
    public func distance(to other: Affine, size: [Int]) -> Double {
        (0..<1 << size.count).reduce(0) { most, corner in
            let voxel = size.enumerated().map { corner >> $0 & 1 == 1 ? Double(max($1 - 1, 0)) : 0 }
            let distance = length(of: zip(point(voxel), other.point(voxel)).map { $0 - $1 })
            return distance <= most || most.isNaN ? most : distance
        }
    }

    private func column(_ index: Int) -> [Double] { (0..<3).map { rows[$0][index] } }

    private func length(of vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    private var determinant: Double {
        let a = rows
        return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
            - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
            + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0])
    }

    /// The volume of a voxel, by that of a box with its edges' lengths: 0 where the axes lie in a plane.
    package var relativeDeterminant: Double {
        let volume = spacing.reduce(1, *)
        return volume > 0 && volume.isFinite ? determinant / volume : 0
    }
}
