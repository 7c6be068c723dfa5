import Space
import Synchronization

extension Annotation {
    /// The parts along the first axis: an annotation of a batch [n, …] as those of its samples.
    public var samples: [Annotation] {
        sampleCache.parts.withLock { parts in
            if let parts { return parts }
            let found = split()
            parts = found
            return found
        }
    }

    /// The samples of a batch, found once: who tries losses or steps on one batch asks for them again and again. Trainers
    /// put their batches together from cases, and do not.
    final class SampleCache: Sendable {
        fileprivate let parts = Mutex<[Annotation]?>(nil)
    }

    private func split() -> [Annotation] {
        guard let number = shape.first, number > 0 else { return [] }
        let size = count / number
        return (0..<number).map { sample in
            let range = (sample * size)..<((sample + 1) * size)
            let ignored = ignored.map { Array($0[range]) }
            // Of an image that passes for a batch the samples are its planes.
            let plane = grid.flatMap { grid in
                grid.part(
                    [.init(voxel: sample)] + grid.size.dropFirst().map { .init(start: 0, step: 1, count: $0) })
            }
            return Annotation(
                unchecked: hierarchy, Array(shape.dropFirst()), sets, Array(indices[range]),
                ignored?.contains(true) == true ? ignored : nil, plane)
        }
    }
}
