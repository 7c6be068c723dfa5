import Foundations

/// The session's generator: a seed, and how many streams it has handed out. A value, so that a statement which fails
/// without a trace gives its draws back by restoring the copy taken before it.
struct RandomState: Equatable {
    private(set) var seed: UInt64
    private(set) var drawn = 0

    init(seed: UInt64) { self.seed = seed }

    /// The next stream; no two share numbers, whatever their purpose.
    mutating func next(_ purpose: String) -> RandomStream {
        defer { drawn += 1 }
        return RandomStream(seed: seed).split(drawn).split(purpose)
    }

    /// The stream of a purpose under this seed, the same at every call.
    func fixed(_ purpose: String) -> RandomStream { RandomStream(seed: seed).split("fixed").split(purpose) }
}
