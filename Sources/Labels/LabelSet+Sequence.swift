/// Leaves in ascending order.
extension LabelSet: Sequence {
    public struct Iterator: IteratorProtocol {
        private var words: [UInt64]
        private var position = 0

        fileprivate init(_ words: [UInt64]) { self.words = words }

        public mutating func next() -> Int? {
            while position < words.count {
                let bits = words[position]
                if bits != 0 {
                    words[position] = bits & (bits &- 1)
                    return 64 * position + bits.trailingZeroBitCount
                }
                position += 1
            }
            return nil
        }
    }

    public func makeIterator() -> Iterator { Iterator(words) }
    public var underestimatedCount: Int { count }
}

extension LabelSet: ExpressibleByArrayLiteral {
    public init(arrayLiteral leaves: Int...) { self.init(leaves) }
}
