import Foundation
import Labels

/// Where an organ lives: its typical place, size and brightness. Cases vary around it, so that organs can be told apart
/// by a network that looks at place, shape and brightness together, but by none of them alone.
struct Habitat {
    /// From −1 to 1 along each axis of the image: right, anterior, superior.
    var centre: [Double]
    var radii: [Double]
    var angle: Double
    /// The middle of its range of intensities.
    var intensity: Double

    /// Organs with a place of their own in the abdomen, found by their names.
    private static let abdomen: [(words: [String], habitat: Habitat)] = [
        (["gallbladder"], Habitat([0.20, 0.26, -0.05], [0.11, 0.09, 0.13], 0.5, 0.47)),
        (["liver"], Habitat([0.38, 0.14, 0.12], [0.35, 0.27, 0.42], 0.5, 0.53)),
        (["stomach"], Habitat([-0.34, 0.24, 0.10], [0.26, 0.18, 0.32], -0.5, 0.58)),
        (["spleen"], Habitat([-0.56, -0.12, 0.18], [0.13, 0.22, 0.26], 0.3, 0.56)),
        (["pancreas"], Habitat([-0.04, -0.18, -0.04], [0.27, 0.13, 0.16], 0.25, 0.51)),
        (["aorta"], Habitat([-0.06, -0.36, 0], [0.08, 0.08, 0.80], 0, 0.60)),
        (["vena", "cava"], Habitat([0.12, -0.34, 0], [0.09, 0.07, 0.80], 0, 0.55)),
        (["kidney", "left"], Habitat([-0.40, -0.38, -0.12], [0.14, 0.18, 0.28], -0.3, 0.59)),
        (["kidney", "right"], Habitat([0.40, -0.38, -0.18], [0.14, 0.18, 0.28], 0.3, 0.59)),
        (["kidney"], Habitat([0.40, -0.38, -0.15], [0.15, 0.19, 0.28], 0.3, 0.59)),
        (["spine"], Habitat([0, -0.54, 0], [0.13, 0.13, 0.85], 0, 0.62)),
        (["bladder"], Habitat([0, 0.18, -0.70], [0.20, 0.16, 0.20], 0, 0.49)),
    ]

    init(_ centre: [Double], _ radii: [Double], _ angle: Double, _ intensity: Double) {
        self.centre = centre
        self.radii = radii
        self.angle = angle
        self.intensity = intensity
    }

    /// The habitat of every leaf but background, in the order of the leaves: by name where the name is known (and
    /// `byName`), else by its place in the tree, so that the same hierarchy always gives the same anatomy and parts of a
    /// region lie together.
    static func ofLeaves(_ hierarchy: Hierarchy, within radii: [Double], byName: Bool) -> [Habitat] {
        let places = places(hierarchy, within: radii)
        return hierarchy.leaves.indices.dropFirst().map { leaf in
            let name = hierarchy.leaves[leaf].name.lowercased()
            if byName, let known = abdomen.first(where: { $0.words.allSatisfy(name.contains) }) {
                var habitat = known.habitat
                habitat.centre = Array(habitat.centre.prefix(radii.count))
                habitat.radii = Array(habitat.radii.prefix(radii.count))
                return habitat
            }
            return places[leaf] ?? Habitat(radii.map { _ in 0 }, radii.map { $0 / 4 }, 0, 0.55)
        }
    }

    /// Lays the tree out: the children of a region are spread over its place along a spiral, the more leaves the larger.
    private static func places(_ hierarchy: Hierarchy, within radii: [Double]) -> [Int: Habitat] {
        let tree = hierarchy.regions.filter { !$0.isExtra }
        var result: [Int: Habitat] = [:]
        var open: [(depth: Int, centre: [Double], radii: [Double])] = [(-1, radii.map { _ in 0 }, radii)]
        var born = [0]
        for (position, region) in tree.enumerated() {
            while let last = open.last, last.depth >= region.depth, open.count > 1 {
                open.removeLast()
                born.removeLast()
            }
            let parent = open[open.count - 1]
            let siblings = children(of: position, in: tree)
            let number = born[born.count - 1]
            born[born.count - 1] += 1
            var (centre, size) = (parent.centre, parent.radii)
            if siblings.count > 1 {
                let share = Double(region.set.count) / Double(max(siblings.leaves, 1))
                // The spiral of sunflower seeds: even coverage for any number.
                let distance = 0.72 * ((Double(number) + 0.5) / Double(siblings.count)).squareRoot()
                let angle = 2.399963 * Double(number) + 0.4
                let height = 2 * radicalInverse(number + 1, base: 2) - 1
                let direction = [cos(angle), sin(angle), height]
                centre = centre.indices.map { centre[$0] + distance * direction[$0] * parent.radii[$0] }
                let scale = min(0.9 * pow(share, 1 / Double(radii.count)), 0.8)
                size = size.map { $0 * scale }
            }
            if let leaf = region.set.onlyLeaf, siblings.isLeaf {
                let elongation = 0.75 + 0.5 * radicalInverse(leaf, base: 3)
                result[leaf] = Habitat(
                    centre, size.indices.map { $0 == 0 ? size[0] * elongation : size[$0] / elongation },
                    .pi * radicalInverse(leaf, base: 5), 0.48 + 0.14 * radicalInverse(leaf, base: 2))
            } else {
                open.append((region.depth, centre, size))
                born.append(0)
            }
        }
        return result
    }

    private static func children(
        of position: Int, in tree: [Hierarchy.Region]
    ) -> (count: Int, leaves: Int, isLeaf: Bool) {
        let depth = tree[position].depth
        var (count, leaves) = (1, tree[position].set.count)
        for region in tree[..<position].reversed() {
            if region.depth < depth { break }
            if region.depth == depth { (count, leaves) = (count + 1, leaves + region.set.count) }
        }
        for region in tree[(position + 1)...] {
            if region.depth < depth { break }
            if region.depth == depth { (count, leaves) = (count + 1, leaves + region.set.count) }
        }
        let next = position + 1
        return (count, leaves, next >= tree.count || tree[next].depth <= depth)
    }

    /// The number's digits mirrored at the point (van der Corput): evenly spread without being drawn.
    static func radicalInverse(_ number: Int, base: Int) -> Double {
        var (rest, weight, result) = (number, 1.0, 0.0)
        while rest > 0 {
            weight /= Double(base)
            result += weight * Double(rest % base)
            rest /= base
        }
        return result
    }
}
