import Foundations
import Metrics
import Tensors

/// How samples of a region's map, binarised at 0.5, agree on its structures, without keeping the samples.
///
/// Structures are the components of the union of all samples, which is known at the end alone; each component of a sample
/// lies inside one of them, and the largest in it (the first of equals) stands for it. So the largest of a whole sample
/// counts in any case. The others are kept as runs of voxels until the union is known, or until it has grown so far that
/// they lie in one structure with a larger one, as unions only grow.
struct StructureTally {
    /// A component of a sample.
    private struct Part {
        /// One of its voxels.
        let voxel: Int
        let size: Int
        /// Its voxels, in runs; none for the largest of its sample.
        let runs: [Range<Int>]
    }

    private let size: [Int]
    private var union: [Bool]
    /// In how many samples a voxel is inside a component that may count.
    private var times: [UInt32]
    private var samples: [[Part]] = []
    private var runs = 0
    /// So many runs are kept before those are sought that cannot count: a byte a voxel, or twice what was left last time.
    private var mostRuns: Int

    init(size: [Int]) {
        self.size = size
        let voxels = size.isEmpty ? 0 : size.reduce(1, *)
        union = [Bool](repeating: false, count: voxels)
        times = [UInt32](repeating: 0, count: voxels)
        mostRuns = max(1024, voxels / MemoryLayout<Range<Int>>.size)
    }

    /// Adds the voxels of a sample above 0.5.
    mutating func add(_ mask: [Bool]) throws {
        let found = try ConnectedComponents(mask, size: size)
        let largest = found.sizes.max().flatMap { most in found.sizes.firstIndex(of: most) }
        var runs = [[Range<Int>]](repeating: [], count: found.count)
        var starts = [Int](repeating: 0, count: found.count)
        var (last, start) = (0 as Int32, 0)
        func close(at end: Int) {
            guard last > 0 else { return }
            let part = Int(last) - 1
            starts[part] = start
            if part != largest { runs[part].append(start..<end) }
        }
        for voxel in mask.indices {
            if voxel % (1 << 20) == 0 { try Cancellation.check() }
            let label = found.labels[voxel]
            if label != last {
                close(at: voxel)
                (last, start) = (label, voxel)
            }
            if label > 0 {
                union[voxel] = true
                times[voxel] += 1
            }
        }
        close(at: mask.count)
        samples.append(found.sizes.indices.map { Part(voxel: starts[$0], size: found.sizes[$0], runs: runs[$0]) })
        self.runs += runs.reduce(0) { $0 + $1.count }
        guard self.runs > mostRuns else { return }
        _ = try settle(ConnectedComponents(union, size: size))
        mostRuns = max(mostRuns, 2 * self.runs)
        try MemoryLimit.require(
            bytes: mostRuns * MemoryLayout<Range<Int>>.size, for: "the components of \(samples.count) samples",
            remedy: "ask for fewer samples, or resample the image")
    }

    /// Lets go what does not count where these are the structures, and gives the size of what stands for each of them by
    /// sample.
    private mutating func settle(_ structures: ConnectedComponents) throws -> [[Int]] {
        var volumes = [[Int]](repeating: [Int](repeating: 0, count: samples.count), count: structures.count)
        for sample in samples.indices {
            try Cancellation.check()
            var chosen: [Int: Int] = [:]
            for (place, part) in samples[sample].enumerated() {
                let structure = Int(structures.labels[part.voxel]) - 1
                if part.size > volumes[structure][sample] {
                    volumes[structure][sample] = part.size
                    chosen[structure] = place
                }
            }
            let counted = Set(chosen.values)
            if counted.count == samples[sample].count { continue }
            for (place, part) in samples[sample].enumerated() where !counted.contains(place) {
                runs -= part.runs.count
                for voxel in part.runs.joined() { times[voxel] -= 1 }
            }
            samples[sample] = counted.sorted().map { samples[sample][$0] }
        }
        return volumes
    }

    /// The measures of every structure of more than one voxel, in the order of their first voxels. Nothing is added after.
    mutating func measures(entropy: Tensor) throws -> [StructureMeasures] {
        let structures = try ConnectedComponents(union, size: size)
        guard structures.count > 0 else { return [] }
        let volumes = try settle(structures)
        var always = [Int](repeating: 0, count: structures.count)
        var ever = always
        var sum = [Double](repeating: 0, count: structures.count)
        try entropy.withFloats { entropy in
            for voxel in entropy.indices {
                if voxel % (1 << 20) == 0 { try Cancellation.check() }
                guard structures.labels[voxel] > 0 else { continue }
                let structure = Int(structures.labels[voxel]) - 1
                if Int(times[voxel]) == samples.count { always[structure] += 1 }
                if times[voxel] > 0 { ever[structure] += 1 }
                sum[structure] += Double(entropy[voxel])
            }
        }
        return structures.sizes.indices.filter { structures.sizes[$0] > 1 }.map { structure in
            let size = structures.sizes[structure]
            return StructureMeasures(
                voxels: size, iou: Double(always[structure]) / Double(max(ever[structure], 1)),
                cv: StructureMeasures.variation(volumes[structure]), meanEntropy: sum[structure] / Double(size))
        }
    }
}
