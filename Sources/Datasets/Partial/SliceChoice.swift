import Foundations

/// Which slices across one axis are annotated.
public enum SliceChoice: Equatable, Sendable {
    /// By number, negative ones from the end.
    case places([Int])
    case range(Range<Int>)
    /// Every n-th, the first of them number `from`.
    case every(Int, from: Int)
    /// That share of them, exact in number, the first of a random ranking: what a share of 0.2 keeps 0.5 keeps as well.
    case share(Double)

    /// A flag for each of `count` slices across the axis called `axis`.
    ///
    /// - Throws: `Problem` for a slice there is not, a step below 1, a share outside 0…1.
    func flags(count: Int, axis: String, stream: RandomStream) throws -> [Bool] {
        var flags = [Bool](repeating: false, count: count)
        switch self {
        case .places(let places):
            for place in places { flags[try Self.place(place, count, axis)] = true }
        case .range(let range):
            guard range.lowerBound >= 0, range.upperBound <= count else {
                throw Self.missing("slices \(range.lowerBound)..\(range.upperBound)", count, axis)
            }
            for place in range { flags[place] = true }
        case .every(let step, let from):
            guard step > 0 else {
                throw Problem(
                    .value, "every \(step) slices is no step", remedy: "give a step of at least 1", argument: "slices")
            }
            guard count > 0 else { return flags }
            for place in stride(from: try Self.place(from, count, axis), to: count, by: step) { flags[place] = true }
        case .share(let share):
            guard (0...1).contains(share) else {
                throw Problem(
                    .value, "a share lies between 0 and 1, found \(share)",
                    remedy: "0.2 keeps every fifth slice, by chance", argument: "slices")
            }
            var draws = stream.split(axis)
            let ranking = draws.shuffled(Array(0..<count))
            for place in ranking.prefix(Int((share * Double(count)).rounded())) { flags[place] = true }
        }
        return flags
    }

    private static func place(_ place: Int, _ count: Int, _ axis: String) throws -> Int {
        guard (-count..<count).contains(place) else { throw missing("slice \(place)", count, axis) }
        return place < 0 ? place + count : place
    }

    private static func missing(_ what: String, _ count: Int, _ axis: String) -> Problem {
        Problem(
            .value, "there is no \(what) across \(axis), which has \(count)",
            remedy: "slices are numbered from 0 to \(count - 1)", argument: "slices")
    }
}
