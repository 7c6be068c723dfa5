import Foundations
import Labels

/// A head: scalp and skull ring, then layers of cerebrospinal fluid, grey and white matter, ventricles, and lesions in
/// the white matter. Leaves are matched to tissues by their names; a leaf whose name says no tissue is a structure of
/// its own inside the brain. Tissues that no leaf stands for are painted all the same.
struct BrainAnatomy: Anatomy {
    static let extent = 220.0
    static let middle = 0.45

    enum Tissue: CaseIterable {
        case fluid, grey, white, ventricle, lesion

        private var words: [String] {
            switch self {
            case .fluid: ["csf", "fluid"]
            case .grey: ["grey", "gray", "gm", "cortex"]
            case .white: ["white", "wm"]
            case .ventricle: ["ventricle"]
            case .lesion: ["lesion", "tumor", "tumour", "infarct"]
            }
        }

        /// The tissue that a leaf's name speaks of.
        static func named(_ name: String) -> Tissue? {
            let parts = name.lowercased().split { $0 == "_" || $0 == " " || $0 == "-" }.map(String.init)
            return allCases.first { tissue in
                tissue.words.contains { word in parts.contains { $0 == word || $0 == word + "s" } }
            }
        }
    }

    private let rank: Int
    private let leaf: [Tissue: Int]
    /// Structures without a tissue: the leaf and where it lives.
    private let structures: [(leaf: Int, habitat: Habitat)]

    init(_ hierarchy: Hierarchy, rank: Int) {
        self.rank = rank
        let habitats = Habitat.ofLeaves(hierarchy, within: Array([0.5, 0.58, 0.5].prefix(rank)), byName: false)
        var leaf: [Tissue: Int] = [:]
        var structures: [(leaf: Int, habitat: Habitat)] = []
        for index in hierarchy.leaves.indices.dropFirst() {
            if let tissue = Tissue.named(hierarchy.leaves[index].name), leaf[tissue] == nil {
                leaf[tissue] = index
            } else {
                structures.append((index, habitats[index - 1]))
            }
        }
        self.leaf = leaf
        self.structures = structures
    }

    func paint(on canvas: inout Canvas, stream: inout RandomStream) {
        let head = Head(rank: rank, stream: &stream)
        let fluid = leaf[.fluid, default: 0]
        head.paintLayer(1.10, 0.01, stream.uniform(in: 0.55...0.75), 0, on: &canvas, &stream)
        head.paintLayer(1.02, 0.01, stream.uniform(in: 0.08...0.15), 0, on: &canvas, &stream)
        head.paintLayer(0.95, 0.015, head.tissue(0.28, &stream), fluid, on: &canvas, &stream)
        let cortex = stream.uniform(in: 0.84...0.90)
        head.paintLayer(cortex, 0.03, head.tissue(0.45, &stream), leaf[.grey, default: 0], on: &canvas, &stream)
        let core = stream.uniform(in: 0.60...0.72)
        head.paintLayer(core, 0.09, head.tissue(0.57, &stream), leaf[.white, default: 0], on: &canvas, &stream)
        for side in [-1.0, 1.0] {
            let size = clamped(1 + 0.25 * stream.normal(), 0.5...1.6)
            let habitat = Habitat(
                Array([0.11 * side, -0.02, 0.05].prefix(rank)), Array([0.07, 0.24, 0.12].prefix(rank)), 0.2 * side, 0.28
            )
            let shape = head.shape(habitat, size: size, spread: 0.03, &stream)
            canvas.paint(
                shape, intensity: head.tissue(0.28, &stream), leaf: leaf[.ventricle, default: fluid], insideOnly: true)
        }
        for structure in stream.shuffled(structures) {
            let size = clamped(1 + 0.2 * stream.normal(), 0.6...1.5)
            let shape = head.shape(structure.habitat, size: size, spread: 0.06, &stream)
            let intensity = head.tissue(structure.habitat.intensity - 0.03, &stream)
            canvas.paint(shape, intensity: intensity, leaf: structure.leaf, insideOnly: true)
        }
        // Grey as cortex, so that brightness alone does not find them. Some cases have none.
        guard let lesion = leaf[.lesion] else { return }
        for _ in 0..<stream.integer(below: 5) {
            let place = (0..<rank).map { _ in stream.uniform(in: -0.38...0.38) }
            let radius = stream.uniform(in: 0.05...0.14)
            let habitat = Habitat(place, place.map { _ in radius }, 0, 0.42)
            let shape = head.shape(habitat, size: 1, spread: 0, &stream)
            canvas.paint(shape, intensity: head.tissue(0.42, &stream), leaf: lesion, insideOnly: true)
        }
    }
}

/// What the parts of one head have in common.
private struct Head {
    let middle: [Double]
    let width: [Double]
    let tilt: Double
    let contrast: Double

    init(rank: Int, stream: inout RandomStream) {
        middle = (0..<rank).map { _ in 0.03 * stream.normal() }
        width = [0.70...0.80, 0.80...0.88, 0.76...0.86].prefix(rank).map { stream.uniform(in: $0) }
        tilt = 0.08 * stream.normal()
        contrast = stream.uniform(in: 0.8...1.15)
    }

    /// A tissue's intensity in this head: its typical one, at this head's contrast, and some of its own.
    func tissue(_ typical: Double, _ stream: inout RandomStream) -> Double {
        BrainAnatomy.middle + (typical - BrainAnatomy.middle) * contrast + 0.025 * stream.normal()
    }

    func paintLayer(
        _ scale: Double, _ wobble: Double, _ intensity: Double, _ leaf: Int, on canvas: inout Canvas,
        _ stream: inout RandomStream
    ) {
        let shape = WobblyShape(
            centre: middle, radii: width.map { $0 * scale }, angle: tilt, wobble: wobble, stream: &stream)
        canvas.paint(shape, intensity: intensity, leaf: leaf)
    }

    func shape(_ habitat: Habitat, size: Double, spread: Double, _ stream: inout RandomStream) -> WobblyShape {
        WobblyShape(
            centre: middle.indices.map {
                middle[$0] + habitat.centre[$0] + spread * clamped(stream.normal(), -2.5...2.5)
            },
            radii: habitat.radii.map { $0 * size * clamped(1 + 0.12 * stream.normal(), 0.7...1.3) },
            angle: tilt + habitat.angle + 0.25 * stream.normal(), wobble: 0.08, stream: &stream)
    }
}
