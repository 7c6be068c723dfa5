import Foundations
import Labels

extension Dataset {
    /// A dataset in which each region's annotation is gone from a share of the cases that had it: the simulator of
    /// partial annotation (Petit, Thome, Soler 2018).
    ///
    /// Each region has a fixed random ranking of the cases, drawn from `stream`; the first round(share · n) of those in
    /// which it is complete lose it. So the counts are exact for every leaf, and with the same stream what is dropped
    /// at 0.5 is dropped at 0.7. A region that has parts goes by a ranking of its own (it may be annotated as a whole
    /// where its parts are not), and also wherever it would give a dropped leaf away. What remains of a case is what
    /// the regions left in it say, as if each had been drawn as a mask; completeness is computed from that.
    ///
    /// - Throws: `Problem` for a share outside 0…1.
    public func droppedAnnotations(share: Double, stream: RandomStream) throws -> Dataset {
        guard (0...1).contains(share) else {
            throw Problem(
                .value, "a share lies between 0 and 1, found \(share)", remedy: "0.7 drops 70 % of the annotations",
                argument: "share")
        }
        var kept = [[Int]](repeating: [], count: count)
        var dropped = kept
        for (index, region) in hierarchy.regions.enumerated() {
            var draws = stream.split(region.name)
            let ranking = draws.shuffled(Array(cases.indices))
            let complete = ranking.filter { cases[$0].annotation.complete(region.set) }
            let losing = Int((share * Double(complete.count)).rounded())
            for item in complete.prefix(losing) { dropped[item].append(index) }
            for item in complete.dropFirst(losing) { kept[item].append(index) }
        }
        var result = cases
        for item in cases.indices where !dropped[item].isEmpty {
            result[item].truth = cases[item].reference
            let regions = hierarchy.regions(kept[item], hiding: dropped[item])
            result[item].annotation = try cases[item].annotation.restricted(to: regions)
        }
        return try Dataset(result, hierarchy: hierarchy)
    }
}
