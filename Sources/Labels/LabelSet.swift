/// A set of leaves, by their index in a hierarchy: a bit set of any size.
///
/// The first 64 leaves live in one inline word, so that sets over small hierarchies never allocate. Further words are
/// kept without trailing zeros: equal sets have equal storage.
public struct LabelSet: Hashable, Sendable {
    private var low: UInt64
    private var high: [UInt64]

    public init() {
        low = 0
        high = []
    }

    /// The set of one leaf.
    public init(_ leaf: Int) {
        self.init()
        insert(leaf)
    }

    public init(_ leaves: some Sequence<Int>) {
        self.init()
        for leaf in leaves { insert(leaf) }
    }

    private init(low: UInt64, high: [UInt64]) {
        self.low = low
        self.high = high
        while self.high.last == 0 { self.high.removeLast() }
    }

    public var isEmpty: Bool { low == 0 && high.isEmpty }
    public var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

    /// Exactly one leaf is in the set: the voxel is fully labelled.
    public var isSingleton: Bool {
        high.isEmpty ? low != 0 && low & (low &- 1) == 0 : count == 1
    }

    /// The only leaf of a singleton, otherwise nil.
    public var onlyLeaf: Int? { isSingleton ? first : nil }

    /// The smallest leaf, nil for the empty set.
    public var first: Int? {
        if low != 0 { return low.trailingZeroBitCount }
        for (word, bits) in high.enumerated() where bits != 0 { return 64 * (word + 1) + bits.trailingZeroBitCount }
        return nil
    }

    /// Puts a leaf in; a negative index names no leaf and is left out.
    public mutating func insert(_ leaf: Int) {
        guard leaf >= 0 else { return }
        if leaf < 64 {
            low |= 1 << UInt64(leaf)
            return
        }
        let word = leaf / 64 - 1
        if word >= high.count { high += Array(repeating: 0, count: word + 1 - high.count) }
        high[word] |= 1 << UInt64(leaf % 64)
    }

    public func contains(_ leaf: Int) -> Bool {
        guard leaf >= 0 else { return false }
        if leaf < 64 { return low >> UInt64(leaf) & 1 == 1 }
        let word = leaf / 64 - 1
        return word < high.count && high[word] >> UInt64(leaf % 64) & 1 == 1
    }

    public func isSubset(of other: LabelSet) -> Bool {
        guard low & ~other.low == 0, high.count <= other.high.count else { return false }
        return zip(high, other.high).allSatisfy { $0 & ~$1 == 0 }
    }

    public func isDisjoint(with other: LabelSet) -> Bool {
        low & other.low == 0 && zip(high, other.high).allSatisfy { $0 & $1 == 0 }
    }

    public static func | (left: LabelSet, right: LabelSet) -> LabelSet {
        let count = Swift.max(left.high.count, right.high.count)
        return LabelSet(low: left.low | right.low, high: (0..<count).map { left.word($0) | right.word($0) })
    }

    public static func & (left: LabelSet, right: LabelSet) -> LabelSet {
        LabelSet(low: left.low & right.low, high: zip(left.high, right.high).map { $0 & $1 })
    }

    /// The leaves of `left` that are not in `right`.
    public static func - (left: LabelSet, right: LabelSet) -> LabelSet {
        LabelSet(
            low: left.low & ~right.low, high: left.high.indices.map { left.high[$0] & ~right.word($0) })
    }

    /// All words, the inline one first.
    var words: [UInt64] { [low] + high }

    private func word(_ index: Int) -> UInt64 { index < high.count ? high[index] : 0 }
}
