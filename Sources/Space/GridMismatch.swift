/// In what two grids differ, in words for the user.
public struct GridMismatch: Equatable, Sendable {
    /// "orientation RAS and LAS", "origin (0, 0, 0) and (5, 0, 0) mm": what differs, with the numbers of both.
    public let differences: [String]
    /// What to do about it.
    public let remedy: String

    /// A sentence without its full stop, about the two by the names given.
    public func description(of first: String, and second: String) -> String {
        "\(first) and \(second) stand on different grids: \(differences.joined(separator: ", "))"
    }
}

extension Grid {
    /// The one place that asks whether two grids are one: their sizes are equal, and no corner voxel lies farther from its
    /// counterpart than a tenth of the smallest spacing. Nil where they are one.
    public func mismatch(with other: Grid) -> GridMismatch? {
        let tolerance = Self.tolerance(self, other)
        let distance = affine.distance(to: other.affine, size: size)
        if size == other.size, distance <= tolerance { return nil }
        guard size.count == other.size.count else {
            return GridMismatch(
                differences: ["\(Self.axes(size.count)) of space and \(Self.axes(other.size.count))"],
                remedy: "slice(image, index) cuts one plane out of an image of three axes")
        }
        var differences = [
            sizes(other), orientations(other, tolerance), spacings(other, tolerance), origins(other, tolerance),
        ]
        .compactMap(\.self)
        if differences.isEmpty {
            differences = ["corners up to \(Self.rounded(distance, 3)) mm apart"]
        }
        return GridMismatch(
            differences: differences,
            remedy: "resample(labels, like: image) brings labels onto the grid of an image")
    }

    private func sizes(_ other: Grid) -> String? {
        size == other.size ? nil : "size \(Self.product(size)) and \(Self.product(other.size))"
    }

    /// By the letters; where these are the same, by the angle, if it moves a corner by more than a share of what is tolerated.
    private func orientations(_ other: Grid, _ tolerance: Double) -> String? {
        if orientation != other.orientation { return "orientation \(orientation) and \(other.orientation)" }
        let (mine, theirs) = (affine.direction, other.affine.direction)
        // |a − b| of two unit vectors is 2 sin(θ / 2).
        let chords = size.indices.map { axis in Self.length((0..<3).map { mine[$0][axis] - theirs[$0][axis] }) }
        guard size.indices.contains(where: { chords[$0] * spacing[$0] * reach(other, $0) > Self.share * tolerance })
        else {
            return nil
        }
        let angle = Self.degrees(chord: chords.reduce(0, max))
        return "orientation, both \(orientation) but turned by \(Self.rounded(angle, 2))°"
    }

    private func spacings(_ other: Grid, _ tolerance: Double) -> String? {
        let (mine, theirs) = (spacing, other.spacing)
        guard
            size.indices.contains(where: { abs(mine[$0] - theirs[$0]) * reach(other, $0) > Self.share * tolerance })
        else { return nil }
        let (a, b) = Self.texts(mine, theirs)
        return "spacing \(a.joined(separator: " × ")) and \(b.joined(separator: " × ")) mm"
    }

    private func origins(_ other: Grid, _ tolerance: Double) -> String? {
        let (mine, theirs) = (affine.origin, other.affine.origin)
        guard Self.length(zip(mine, theirs).map { $0 - $1 }) > Self.share * tolerance else { return nil }
        let (a, b) = Self.texts(mine, theirs)
        return "origin (\(a.joined(separator: ", "))) and (\(b.joined(separator: ", "))) mm"
    }

    /// A corner moves by the origin, and by the length and the direction of three axes: of these seven parts one at least has
    /// more than this share of a distance beyond the tolerance.
    private static let share = 1.0 / 8

    /// Voxels from the first to the last along an axis of the longer of two grids.
    private func reach(_ other: Grid, _ axis: Int) -> Double { Double(max(size[axis], other.size[axis]) - 1) }

    private static func product(_ size: [Int]) -> String { size.map(String.init).joined(separator: " × ") }
    private static func axes(_ count: Int) -> String { count == 1 ? "1 axis" : "\(count) axes" }

    private static func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
