import Foundations
import Labels
import Language
import Space

extension Annotation {
    /// `a[10, 20]` is the set that a voxel carries; with slices, or fewer integers than there are axes (`a[0]` of a
    /// batch), the annotation of that part.
    public func element(at indices: [Index]) throws -> Value {
        let axes = try resolved(indices)
        if axes.allSatisfy({ $0.count == nil }) {
            return .object(RegionSet(leaves: try set(at: axes.map(\.start)), hierarchy: hierarchy))
        }
        var offsets = [0]
        for (axis, size) in zip(axes, shape) {
            offsets = offsets.flatMap { offset in
                (0..<(axis.count ?? 1)).map { offset * size + axis.start + $0 * axis.step }
            }
        }
        return .object(
            try gathered(
                offsets, shape: axes.compactMap(\.count),
                grid: grid.flatMap { $0.part(Array(axes.prefix($0.size.count))) }))
    }

    /// One entry an axis; axes that are not named stay whole.
    private func resolved(_ indices: [Index]) throws -> [Grid.AxisPart] {
        let ellipses = indices.count { if case .ellipsis = $0 { true } else { false } }
        let named = indices.count - ellipses
        guard ellipses <= 1, named <= shape.count else {
            throw Problem(
                .index,
                "an annotation of shape \(shape) is indexed by at most \(shape.count == 1 ? "1 axis" : "\(shape.count) axes"), "
                    + "found \(indices.count)", remedy: "as in a[10, 20], a[0] or a[:, 20]")
        }
        var result: [Grid.AxisPart] = []
        for index in indices {
            if case .ellipsis = index {
                for _ in 0..<shape.count - named { result.append(whole(result.count)) }
            } else {
                result.append(try chosen(index, axis: result.count))
            }
        }
        while result.count < shape.count { result.append(whole(result.count)) }
        return result
    }

    private func whole(_ axis: Int) -> Grid.AxisPart { .init(start: 0, step: 1, count: shape[axis]) }

    private func chosen(_ index: Index, axis: Int) throws -> Grid.AxisPart {
        let size = shape[axis]
        switch index {
        case .value(.integer(let place)):
            guard (-size..<size).contains(place) else {
                throw Problem(
                    .index, "index \(place) is outside axis \(axis) of an annotation of shape \(shape)",
                    remedy: "it runs from 0 to \(size - 1), or from -\(size) to -1")
            }
            return .init(voxel: place < 0 ? place + size : place)
        case .value(.range(let range)):
            let places = range.clamped(to: 0..<size)
            return .init(start: places.lowerBound, step: 1, count: places.count)
        case .slice(let start, let stop, let step):
            guard step ?? 1 > 0 else {
                throw Problem(.index, "a slice of an annotation goes forward, found the step \(step ?? 1)")
            }
            func wrapped(_ place: Int) -> Int { min(max(place < 0 ? place + size : place, 0), size) }
            let places = stride(from: wrapped(start ?? 0), to: wrapped(stop ?? size), by: step ?? 1)
            return .init(start: wrapped(start ?? 0), step: step ?? 1, count: Array(places).count)
        default:
            throw Problem(
                .type, "a voxel is asked for by integers, a part of an annotation by slices",
                remedy: "as in a[10, 20] or a[:, 20]")
        }
    }
}
