import Foundations
import Labels

/// Organs in an elliptical body: wobbly shapes of varying size, place, angle, order and contrast, and three small discs
/// of organ-like intensity that belong to none.
struct AbdomenAnatomy: Anatomy {
    static let extent = 320.0
    static let middle = 0.5
    /// Organ intensities lie in this range, the body's is 0.35.
    static let contrast = 0.45...0.65

    private let habitats: [Habitat]
    private let rank: Int

    init(_ hierarchy: Hierarchy, rank: Int) {
        self.rank = rank
        habitats = Habitat.ofLeaves(hierarchy, within: Array([0.62, 0.5, 0.6].prefix(rank)), byName: true)
    }

    func paint(on canvas: inout Canvas, stream: inout RandomStream) {
        let middle = (0..<rank).map { _ in 0.03 * stream.normal() }
        let width = [0.78...0.92, 0.64...0.80, 1.1...1.4].prefix(rank).map { stream.uniform(in: $0) }
        let tilt = 0.06 * stream.normal()
        let body = WobblyShape(centre: middle, radii: width, angle: tilt, wobble: 0.02, stream: &stream)
        canvas.paint(body, intensity: 0.35, leaf: 0)
        for _ in 0..<3 {
            let centre = (0..<rank).map { middle[$0] + stream.uniform(in: -0.6...0.6) * min(width[$0], 1) }
            let radius = stream.uniform(in: 0.05...0.09)
            let disc = WobblyShape(
                centre: centre, radii: centre.map { _ in radius }, angle: 0, wobble: 0, stream: &stream)
            canvas.paint(disc, intensity: stream.uniform(in: Self.contrast), leaf: 0, insideOnly: true)
        }
        let shapes = habitats.map { habitat in
            let scale = clamped(1 + 0.2 * stream.normal(), 0.6...1.5)
            return WobblyShape(
                centre: (0..<rank).map { axis in
                    middle[axis] + habitat.centre[axis] * min(width[axis], 1) / [0.85, 0.72, 1][axis]
                        + 0.08 * clamped(stream.normal(), -2.5...2.5)
                },
                radii: habitat.radii.map { $0 * scale * clamped(1 + 0.12 * stream.normal(), 0.7...1.3) },
                angle: habitat.angle + 0.35 * stream.normal(), wobble: 0.07, stream: &stream)
        }
        for organ in stream.shuffled(Array(habitats.indices)) {
            let intensity = clamped(habitats[organ].intensity + 0.045 * stream.normal(), Self.contrast)
            canvas.paint(shapes[organ], intensity: intensity, leaf: organ + 1, insideOnly: true)
        }
    }
}
