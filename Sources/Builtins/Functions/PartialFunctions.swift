import Datasets
import Foundations
import Labels
import Language
import Volumes

/// `partially_annotate`, on an annotation, a case or a dataset.
enum PartialFunctions {
    static func partiallyAnnotate(_ arguments: Arguments, _ call: Call) throws -> Value {
        // What `drop_annotations` drops is dropped here as well.
        let stream = call.host.fixedStream("drop annotations")
        let other = arguments.isNone("hierarchy") ? nil : try arguments.hierarchy("hierarchy")
        guard case .object(let object) = try arguments.value("truth") else { throw mismatch(arguments) }
        if !arguments.isNone("cases"), !(object is Dataset) {
            throw Problem(
                .type, "cases: chooses among those of a dataset, and this is one annotation",
                remedy: "leave cases: out", argument: "cases")
        }
        switch object {
        case let annotation as Annotation:
            let truth = try annotation.under(other ?? annotation.hierarchy)
            let result = try plan(arguments, truth.hierarchy).applied(to: truth, stream: stream)
            call.host.warn("every voxel can be any leaf now: nothing is left to learn from", ifUnknown: [result])
            return .object(result)
        case let item as Case:
            var truth = item
            truth.annotation = try item.annotation.under(other ?? item.annotation.hierarchy)
            truth.truth = try item.truth?.under(truth.annotation.hierarchy)
            let result = try truth.partiallyAnnotated(try plan(arguments, truth.annotation.hierarchy), stream: stream)
            call.host.warn(
                "every voxel of \"\(item.name)\" can be any leaf now: nothing is left to learn from",
                ifUnknown: [result.annotation])
            return .object(result)
        case let data as Dataset:
            let truth = try Dataset(data.cases, hierarchy: other ?? data.hierarchy)
            let result = try truth.partiallyAnnotated(
                try plan(arguments, truth.hierarchy), cases: try cases(arguments), stream: stream)
            call.host.warn(
                "every voxel of every case can be any leaf now: nothing is left to learn from",
                ifUnknown: result.cases.map(\.annotation))
            return .object(result)
        default: throw mismatch(arguments)
        }
    }

    private static func mismatch(_ arguments: Arguments) -> ScriptError {
        arguments.mismatch("truth", "an annotation, a case or a dataset")
    }

    private static func plan(_ arguments: Arguments, _ hierarchy: Hierarchy) throws -> PartialAnnotation {
        let choices = ["annotate", "merge", "drop", "slices"]
        guard choices.contains(where: { !arguments.isNone($0) }) else {
            throw Problem(
                .value, "partially_annotate needs to know what to leave",
                remedy: "say it with annotate: [regions], merge: [regions], drop: share or slices: {z: …}")
        }
        return PartialAnnotation(
            annotate: try arguments.leafSetsOrNone("annotate", of: hierarchy),
            merge: try arguments.leafSetsOrNone("merge", of: hierarchy) ?? [],
            drop: try arguments.numberOrNone("drop"),
            slices: try arguments.recordOrNone("slices")?.pairs.map { try slices($0, $1) } ?? [])
    }

    private static func slices(
        _ key: Record.Key, _ value: Value
    ) throws -> (axis: Int, name: String, choice: SliceChoice) {
        let axis: Int
        if case .integer(let number) = key {
            axis = number
        } else {
            axis = try SpatialAxis(named: key.plain, argument: "slices").index
        }
        return (axis, key.plain, try choice(value, key.plain))
    }

    private static func choice(_ value: Value, _ axis: String) throws -> SliceChoice {
        switch value {
        case .integer(let place): return .places([place])
        case .range(let range): return .range(range)
        case .list(let list):
            return .places(
                try list.elements.map {
                    guard case .integer(let place) = $0 else {
                        throw unclear(axis, "a list with \($0.typePhrase) in it")
                    }
                    return place
                })
        case .record(let record):
            if record.count == 1, let share = record["share"]?.plainNumber { return .share(share) }
            guard case .integer(let step)? = record["every"], case .integer(let from) = record["from"] ?? .integer(0),
                record.keys.allSatisfy({ ["every", "from"].contains($0.plain) })
            else { throw unclear(axis, "a record of other things") }
            return .every(step, from: from)
        default: throw unclear(axis, value.typePhrase)
        }
    }

    private static func unclear(_ axis: String, _ found: String) -> Problem {
        Problem(
            .type, "the slices across \(axis) are given by \(found)",
            remedy:
                "name one or several, a range, a step or a share: {\(axis): 3}, {\(axis): [3, 9]}, {\(axis): 0..9}, "
                + "{\(axis): {every: 4}}, {\(axis): {share: 0.2}}", argument: "slices")
    }

    /// An integer, a list of them, or a range; nil for all.
    private static func cases(_ arguments: Arguments) throws -> [Int]? {
        if arguments.isNone("cases") { return nil }
        if case .integer(let place) = try arguments.value("cases") { return [place] }
        return try arguments.integers("cases")
    }
}
