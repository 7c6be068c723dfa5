/// A tree of regions over named leaves. Leaves partition space; background is a leaf of its own, the first, value 0.
///
/// Leaves stand in the order of their values, regions in the order of the tree, depth first, without background. A leaf
/// is a region too. Further regions may overlap (`with`). Sets of leaves are `LabelSet`s of indices into `leaves`.
public struct Hierarchy: Equatable, Sendable {
    public struct Leaf: Hashable, Sendable {
        public let name: String
        /// The number that stands for it in a label map.
        public let value: Int
    }

    public struct Region: Hashable, Sendable {
        public let name: String
        public let set: LabelSet
        /// How many regions of the tree contain it; 0 for further regions.
        public let depth: Int
        /// It was added by `with` and is no node of the tree.
        public let isExtra: Bool
    }

    /// The tree as it is written: `{body: {liver: 1, pancreas: 2}}`.
    public indirect enum Node: Equatable, Sendable {
        case leaf(String, Int)
        case region(String, [Node])
    }

    public static let backgroundName = "background"

    public let leaves: [Leaf]
    public let regions: [Region]
    private let positions: [String: Int]
    private let leafPositions: [Int: Int]

    /// The hierarchy of several trees side by side.
    ///
    /// - Throws: `LabelError` for a name or a value given twice, an empty region, value 0 or the name "background"
    ///   (both are the background's), and values beyond 32 bits.
    public init(_ nodes: [Node]) throws(LabelError) {
        let found = try HierarchyReader.read(nodes)
        leaves =
            [Leaf(name: Self.backgroundName, value: 0)]
            + found.leaves.map { Leaf(name: $0.name, value: $0.value) }.sorted { $0.value < $1.value }
        leafPositions = Dictionary(uniqueKeysWithValues: leaves.enumerated().map { ($1.value, $0) })
        let index = leafPositions
        let regions = found.regions.map { region in
            Region(
                name: region.name, set: LabelSet(region.values.compactMap { index[$0] }), depth: region.depth,
                isExtra: false)
        }
        self.regions = regions
        positions = Dictionary(uniqueKeysWithValues: regions.enumerated().map { ($1.name, $0) })
    }

    /// The hierarchy of one tree. A root without a name is no region of its own.
    public init(tree: Node) throws(LabelError) {
        if case .region("", let nodes) = tree {
            try self.init(nodes)
        } else {
            try self.init([tree])
        }
    }

    init(leaves: [Leaf], regions: [Region]) {
        self.leaves = leaves
        self.regions = regions
        leafPositions = Dictionary(uniqueKeysWithValues: leaves.enumerated().map { ($1.value, $0) })
        positions = Dictionary(uniqueKeysWithValues: regions.enumerated().map { ($1.name, $0) })
    }

    /// All leaves, L.
    public var everything: LabelSet { LabelSet(leaves.indices) }
    public var background: LabelSet { LabelSet(0) }
    public var regionNames: [String] { regions.map(\.name) }

    /// The leaves of a region ("background" is one as well).
    public func region(_ name: String) throws(LabelError) -> LabelSet {
        if let position = positions[name] { return regions[position].set }
        if name == Self.backgroundName { return background }
        throw LabelError(
            "There is no region \"\(name)\" in the hierarchy.",
            remedy: Spelling.remedy(for: name, among: regionNames + [Self.backgroundName]))
    }

    /// The place of a region among `regions`: its place in the one-hot condition of a network.
    public func index(of name: String) throws(LabelError) -> Int {
        if let position = positions[name] { return position }
        if name == Self.backgroundName {
            throw LabelError(
                "Background is a leaf, but no region that can be asked for.", remedy: "Ask for one of its regions.")
        }
        throw LabelError(
            "There is no region \"\(name)\" in the hierarchy.",
            remedy: Spelling.remedy(for: name, among: regionNames))
    }

    /// 1 at the place of the region among `regions`, else 0.
    public func oneHot(_ name: String) throws(LabelError) -> [Float] {
        let position = try index(of: name)
        return regions.indices.map { $0 == position ? 1 : 0 }
    }

    /// The index of the leaf that a label value names, nil where none does.
    public func leaf(ofValue value: Int) -> Int? { leafPositions[value] }

    /// The union of several regions.
    public func union(_ names: [String]) throws(LabelError) -> LabelSet {
        var set = LabelSet()
        for name in names { set = set | (try region(name)) }
        return set
    }

    /// The same, with errors about the argument that named them.
    func union(_ names: [String], as argument: String) throws(LabelError) -> LabelSet {
        do { return try union(names) } catch { throw error.about(argument) }
    }

    /// This hierarchy with further regions, each the union of regions named, which may overlap others.
    public func with(_ extra: [(name: String, parts: [String])]) throws(LabelError) -> Hierarchy {
        var regions = regions
        for (name, parts) in extra {
            try HierarchyReader.checkName(name)
            guard !regions.contains(where: { $0.name == name }) else {
                throw LabelError("The name \"\(name)\" is taken already.", remedy: "Every region needs its own name.")
            }
            let set = try Hierarchy(leaves: leaves, regions: regions).union(parts)
            guard !set.isEmpty else {
                throw LabelError("The region \"\(name)\" is empty.", remedy: "Name at least one region it is made of.")
            }
            regions.append(Region(name: name, set: set, depth: 0, isExtra: true))
        }
        return Hierarchy(leaves: leaves, regions: regions)
    }
}
