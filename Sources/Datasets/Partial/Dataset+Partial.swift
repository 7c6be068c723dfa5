import Foundations
import Labels

extension Dataset {
    /// This dataset with less known of some of its cases (of all where `chosen` is nil). What was known before stays as
    /// the truth of cases that had none, so that evaluation and studies see it.
    ///
    /// A `drop` is a share of the cases chosen, as in `droppedAnnotations`: exact for every region, and nested.
    /// - Throws: `Problem` for a case there is not, a share outside 0…1, and slices there are not.
    public func partiallyAnnotated(
        _ plan: PartialAnnotation, cases chosen: [Int]? = nil, stream: RandomStream
    ) throws -> Dataset {
        let places = try chosen.map(places) ?? Array(cases.indices)
        guard !places.isEmpty else { return self }
        if let share = plan.drop { try PartialAnnotation.check(share: share) }
        let merged = places.map { place in
            var item = cases[place]
            item.truth = item.reference
            item.annotation = plan.merged(item.annotation)
            return item
        }
        var part = try Dataset(merged, hierarchy: hierarchy)
        if let share = plan.drop { part = try part.droppedAnnotations(share: share, stream: stream) }
        var result = cases
        for (place, item) in zip(places, part.cases) {
            result[place] = item
            result[place].annotation = try plan.sliced(item.annotation, stream: stream.split(place))
        }
        return try Dataset(result, hierarchy: hierarchy)
    }

    /// Places of cases, each once and ascending; negative ones count from the end.
    private func places(_ chosen: [Int]) throws -> [Int] {
        let places = try chosen.map { place -> Int in
            guard (-count..<count).contains(place) else {
                throw Problem(
                    .value, "there is no case \(place)", remedy: "the dataset has \(count): 0 to \(count - 1)",
                    argument: "cases")
            }
            return place < 0 ? place + count : place
        }
        return Set(places).sorted()
    }
}

extension Case {
    /// This case with less known of it; what was known before stays as its truth where it had none.
    public func partiallyAnnotated(_ plan: PartialAnnotation, stream: RandomStream) throws -> Case {
        var result = self
        result.truth = reference
        result.annotation = try plan.applied(to: annotation, stream: stream.split(name))
        return result
    }
}
