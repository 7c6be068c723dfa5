import Foundations
import Labels
import Space

extension Audit {
    /// Something that is wrong, or that one should look at.
    public struct Finding: Equatable, Sendable {
        public enum Kind: String, Sendable {
            /// Two things that cannot both be true.
            case contradiction
            /// Possible, but hardly meant.
            case doubt
        }

        public let kind: Kind
        /// The case, or both.
        public let cases: [String]
        public let text: String
        /// How many voxels it concerns; nil where it is about none.
        public let voxels: Int?
    }

    /// Truth outside the annotated set, in cases whose truth is at hand.
    static func againstTruth(_ dataset: Dataset) throws -> [Finding] {
        try dataset.cases.flatMap { item -> [Finding] in
            guard let truth = item.truth else { return [] }
            try Cancellation.check()
            let hierarchy = dataset.hierarchy
            return try item.annotation.contradictions(to: truth).map { found in
                Finding(
                    kind: .contradiction, cases: [item.name],
                    text:
                        "annotated \(hierarchy.describe(found.here)), but in truth \(hierarchy.describe(found.there))",
                    voxels: found.voxels)
            }
        }
    }

    /// Cases with the same image whose annotations exclude each other, or whose images stand at different places.
    static func betweenCases(_ dataset: Dataset) throws -> [Finding] {
        var found: [Finding] = []
        var alike: [ImageKey: [Int]] = [:]
        for (place, item) in dataset.cases.enumerated() {
            try Cancellation.check()
            let key = ImageKey(item.image.tensor)
            for other in alike[key] ?? [] where dataset.cases[other].image.tensor.isEqual(to: item.image.tensor) {
                let twin = dataset.cases[other]
                if let mismatch = twin.image.grid.mismatch(with: item.image.grid) {
                    found.append(
                        Finding(
                            kind: .doubt, cases: [twin.name, item.name],
                            text: "the same voxels on different grids: \(mismatch.differences.joined(separator: ", "))",
                            voxels: nil))
                    continue
                }
                found += try twin.annotation.contradictions(to: item.annotation).map {
                    Finding(
                        kind: .contradiction, cases: [twin.name, item.name],
                        text: "one image, annotated \(dataset.hierarchy.describe($0.here)) and "
                            + dataset.hierarchy.describe($0.there), voxels: $0.voxels)
                }
            }
            alike[key, default: []].append(place)
        }
        return found
    }

    /// A region that is complete and empty in a case whose truth is not at hand, while the others have it at about one
    /// place and of about one size: there it was probably not annotated, and background lies.
    ///
    /// Asked where at least 3 others have it: a median of at least 0.5 % of the voxels, nine in ten with at least a third
    /// of it, and centres that scatter by at most 6 % of the image. (Lesions, of any size anywhere, do not pass that.) The
    /// largest region is named, not its parts as well.
    static func unexpectedlyEmpty(
        _ dataset: Dataset, states: [[Completeness]], volumes: [[Double]]
    ) -> [Finding] {
        let regions = dataset.hierarchy.regions
        var found: [Finding] = []
        var named = [LabelSet](repeating: LabelSet(), count: states.count)
        for index in regions.indices.sorted(by: { regions[$0].set.count > regions[$1].set.count }) {
            let complete = states.indices.filter { states[$0][index] == .complete }
            let sizes = complete.map { volumes[$0][index] }.filter { $0 > 0 }.sorted()
            guard sizes.count >= 3 else { continue }
            let median = sizes[sizes.count / 2]
            let empty = complete.filter { volumes[$0][index] == 0 && dataset.cases[$0].truth == nil }
            guard median >= 0.005, sizes[sizes.count / 10] >= median / 3, !empty.isEmpty else { continue }
            let set = regions[index].set
            guard scatter(complete.compactMap { dataset.cases[$0].annotation.centre(of: set) }) <= 0.06 else {
                continue
            }
            for place in empty {
                guard !set.isSubset(of: named[place]) else { continue }
                named[place] = named[place] | set
                found.append(
                    Finding(
                        kind: .doubt, cases: [dataset.cases[place].name],
                        text:
                            "\(regions[index].name) is completely annotated and absent, but in \(sizes.count) other cases "
                            + "it has about \(percent(median)) of the voxels; if it was not drawn here, leave it out of "
                            + "annotated:",
                        voxels: nil))
            }
        }
        return found
    }

    /// The standard deviation of places, in the mean over the axes.
    private static func scatter(_ places: [[Double]]) -> Double {
        guard let axes = places.first?.count, axes > 0 else { return .infinity }
        let variances = (0..<axes).map { axis -> Double in
            let mean = places.reduce(0) { $0 + $1[axis] } / Double(places.count)
            return places.reduce(0) { $0 + ($1[axis] - mean) * ($1[axis] - mean) } / Double(places.count)
        }
        return (variances.reduce(0, +) / Double(axes)).squareRoot()
    }

    /// A share with a digit behind the point; one that is not 0 or 100 % is not said to be.
    static func percent(_ share: Double) -> String {
        if share > 0, share < 0.0005 { return "< 0.1 %" }
        if share < 1, share >= 0.9995 { return "> 99.9 %" }
        let rounded = (share * 1000).rounded() / 10
        return rounded == rounded.rounded() && rounded >= 1 ? "\(Int(rounded)) %" : "\(rounded) %"
    }
}
