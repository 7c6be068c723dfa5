import Foundations
import Metrics
import Tensors
import Testing

@testable import Uncertainty

/// What the tally replaces: all samples at once.
private func plain(_ samples: [[Bool]], _ entropy: [Float], _ size: [Int]) throws -> [StructureMeasures] {
    let union = entropy.indices.map { voxel in samples.contains { $0[voxel] } }
    let structures = try ConnectedComponents(union, size: size)
    return try (0..<structures.count).filter { structures.sizes[$0] > 1 }.map { structure in
        let voxels = union.indices.filter { structures.labels[$0] == Int32(structure + 1) }
        let chosen = try samples.map { sample -> Set<Int> in
            let parts = try ConnectedComponents(sample, size: size)
            let numbers = Set(voxels.map { parts.labels[$0] }).subtracting([0]).sorted()
            let best = numbers.max { (parts.sizes[Int($0) - 1], -$0) < (parts.sizes[Int($1) - 1], -$1) }
            return Set(voxels.filter { parts.labels[$0] == best })
        }
        let both = chosen.dropFirst().reduce(chosen[0]) { $0.intersection($1) }
        let any = chosen.reduce(into: Set<Int>()) { $0.formUnion($1) }
        return StructureMeasures(
            voxels: voxels.count, iou: Double(both.count) / Double(max(any.count, 1)),
            cv: StructureMeasures.variation(chosen.map(\.count)),
            meanEntropy: voxels.reduce(0.0) { $0 + Double(entropy[$1]) } / Double(voxels.count))
    }
}

/// Noise of several densities: many parts, whose structures grow together, and enough runs for the tally to settle on the way.
@Test(arguments: [0.02, 0.1, 0.3, 0.6], [[24, 25], [9, 10, 11], [160, 150]])
func theTallyIsThatOfAllSamplesAtOnce(density: Double, size: [Int]) throws {
    var stream = RandomStream(seed: 5)
    let count = size.reduce(1, *)
    let samples = (0..<(count > 10_000 ? 3 : 12)).map { _ in (0..<count).map { _ in stream.uniform() < density } }
    let entropy = (0..<count).map { _ in Float(stream.uniform()) }
    #expect(try StructureMeasures.of(samples: samples, entropy: entropy, size: size) == plain(samples, entropy, size))
}

@Test func ofEqualPartsTheFirstCounts() throws {
    let apart = [true, true, false, true, true]
    let whole = [true, true, true, true, true]
    let samples = [apart, whole]
    let found = try StructureMeasures.of(samples: samples, entropy: [0, 0, 0, 0, 0], size: [1, 5])
    #expect(found.map(\.iou) == [0.4])
}
