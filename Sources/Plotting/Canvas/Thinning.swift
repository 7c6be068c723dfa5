/// Which of many pixels along an axis are drawn: all of them, or every n-th where there are more than any figure shows.
public struct Thinning {
    private let step: Int
    private let total: Int
    /// How many are drawn.
    public let count: Int

    static let most = 1024

    public init(of total: Int) {
        self.total = total
        step = max(1, (total + Self.most - 1) / Self.most)
        count = (total + step - 1) / step
    }

    /// Which pixel stands for them at a place.
    public func place(_ index: Int) -> Int { min(index * step + step / 2, total - 1) }
}
