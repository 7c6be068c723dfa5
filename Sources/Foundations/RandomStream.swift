import Foundation

/// Counter-based random numbers (Philox4x32-10; Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
///
/// A stream is a value: a key, and how many blocks were drawn. Copying it keeps the place, so a step that is undone
/// gives its draws back by restoring the copy. `split` derives an independent stream for a purpose or an index, so that
/// what one part draws never shifts another part's numbers, and threads never share a stream.
public struct RandomStream: Sendable, Hashable, Codable {
    public private(set) var key: UInt64
    public private(set) var counter: UInt64 = 0
    private var block: [UInt32] = []

    public init(seed: UInt64) {
        key = Self.mixed(seed ^ 0x5265_656c_5265_656c)
    }

    private init(key: UInt64) { self.key = key }

    /// An independent stream for a named purpose ("initial weights", "dropout").
    public func split(_ purpose: String) -> RandomStream {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return RandomStream(key: Self.mixed(key ^ Self.mixed(hash)))
    }

    /// An independent stream for the index-th of several like things (a case, a sample, a step).
    public func split(_ index: Int) -> RandomStream {
        RandomStream(key: Self.mixed(key &+ Self.mixed(UInt64(bitPattern: Int64(index)) ^ 0x9e37_79b9_7f4a_7c15)))
    }

    /// The next 32 random bits.
    public mutating func nextBits() -> UInt32 {
        if block.isEmpty {
            block = Self.philox(counter: counter, key: key).reversed()
            counter &+= 1
        }
        return block.removeLast()
    }

    /// Uniform in [0, 1), 53 bits.
    public mutating func uniform() -> Double {
        let high = UInt64(nextBits() >> 5)
        let low = UInt64(nextBits() >> 6)
        return Double(high << 26 | low) * 0x1p-53
    }

    public mutating func uniform(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// Normal with mean 0 and standard deviation 1 (Box and Muller; both draws are spent).
    public mutating func normal() -> Double {
        let radius = (-2 * Foundation.log(1 - uniform())).squareRoot()
        return radius * Foundation.cos(2 * Double.pi * uniform())
    }

    /// Uniform in 0..<bound, without bias (Lemire's multiplication with rejection).
    public mutating func integer(below bound: Int) -> Int {
        let range = UInt64(max(bound, 1))
        let threshold = (0 &- range) % range
        while true {
            let bits = UInt64(nextBits()) << 32 | UInt64(nextBits())
            let product = bits.multipliedFullWidth(by: range)
            if product.low >= threshold { return Int(product.high) }
        }
    }

    /// A random order (Fisher and Yates).
    public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, integer(below: last + 1))
        }
        return result
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads every bit of a key over all of them.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// One block of four words for a counter under a key.
    static func philox(counter: UInt64, key: UInt64) -> [UInt32] {
        philox(
            counter: [UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0],
            key: [UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)])
    }

    static func philox(counter: [UInt32], key: [UInt32]) -> [UInt32] {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
        var (k0, k1) = (key[0], key[1])
        for round in 0..<10 {
            if round > 0 {
                k0 &+= 0x9E37_79B9
                k1 &+= 0xBB67_AE85
            }
            let first = UInt64(c0) * 0xD251_1F53
            let second = UInt64(c2) * 0xCD9E_8D57
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: first)
            )
        }
        return [c0, c1, c2, c3]
    }
}
