import Foundations
import Labels
import Language

extension Annotation {
    /// `a[10, 20]` is the set that a voxel carries; with slices, or fewer integers than there are axes (`a[0]` of a
    /// batch), the annotation of that part.
    public func element(at indices: [Index]) throws -> Value {
        let axes = try resolved(indices)
        let position = axes.compactMap(\.position)
        if position.count == shape.count {
            return .object(RegionSet(leaves: try set(at: position), hierarchy: hierarchy))
        }
        var offsets = [0]
        for (axis, size) in zip(axes, shape) {
            let places = axis.position.map { [$0] } ?? axis.places
            offsets = offsets.flatMap { offset in places.map { offset * size + $0 } }
        }
        return .object(try gathered(offsets, shape: axes.filter { $0.position == nil }.map(\.places.count)))
    }

    /// What an index leaves of one axis.
    private struct Chosen {
        /// For a single integer, which takes the axis away.
        var position: Int?
        var places: [Int] = []
    }

    /// One entry an axis; axes that are not named stay whole.
    private func resolved(_ indices: [Index]) throws -> [Chosen] {
        let ellipses = indices.count { if case .ellipsis = $0 { true } else { false } }
        let named = indices.count - ellipses
        guard ellipses <= 1, named <= shape.count else {
            throw Problem(
                .index,
                "an annotation of shape \(shape) is indexed by at most \(shape.count == 1 ? "1 axis" : "\(shape.count) axes"), "
                    + "found \(indices.count)", remedy: "as in a[10, 20], a[0] or a[:, 20]")
        }
        var result: [Chosen] = []
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

    private func whole(_ axis: Int) -> Chosen { Chosen(places: Array(0..<shape[axis])) }

    private func chosen(_ index: Index, axis: Int) throws -> Chosen {
        let size = shape[axis]
        switch index {
        case .value(.integer(let place)):
            guard (-size..<size).contains(place) else {
                throw Problem(
                    .index, "index \(place) is outside axis \(axis) of an annotation of shape \(shape)",
                    remedy: "it runs from 0 to \(size - 1), or from -\(size) to -1")
            }
            return Chosen(position: place < 0 ? place + size : place)
        case .value(.range(let range)):
            return Chosen(places: Array(range.clamped(to: 0..<size)))
        case .slice(let start, let stop, let step):
            guard step ?? 1 > 0 else {
                throw Problem(.index, "a slice of an annotation goes forward, found the step \(step ?? 1)")
            }
            func wrapped(_ place: Int) -> Int { min(max(place < 0 ? place + size : place, 0), size) }
            return Chosen(
                places: Array(stride(from: wrapped(start ?? 0), to: wrapped(stop ?? size), by: step ?? 1)))
        default:
            throw Problem(
                .type, "a voxel is asked for by integers, a part of an annotation by slices",
                remedy: "as in a[10, 20] or a[:, 20]")
        }
    }
}
