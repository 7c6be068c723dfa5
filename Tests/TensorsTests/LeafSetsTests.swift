import Foundations
import TestSupport
import Testing

@testable import Tensors

/// Two samples of three voxels over leaves 0 to 39; the last voxel does not count.
private func sets() throws -> LeafSets {
    try LeafSets(
        leaves: 40, sets: [[0], [1, 33, 39], [2]],
        samples: [
            .init(indices: [0, 1, 0], ignored: nil, places: [0, 1]),
            .init(indices: [0, 1, 1], ignored: [false, false, true], places: [2, 1]),
        ])
}

@Test func targetsAreSharesOfEachVoxelsSet() throws {
    let psi = try sets().targets(shape: [2, 3, 40]).floats
    func leaves(_ voxel: Int) -> [Int: Float] {
        Dictionary(uniqueKeysWithValues: (0..<40).map { ($0, psi[voxel * 40 + $0]) }).filter { $0.value != 0 }
    }
    let third: Float = 1 / 3
    #expect(
        (0..<6).map(leaves) == [
            [0: 1], [1: third, 33: third, 39: third], [0: 1], [2: 1], [1: third, 33: third, 39: third], [:],
        ])
}

@Test func probabilitiesAreAveragedOverTheSet() throws {
    let p = try FiniteDifferences.inputs([[2, 3, 40]])[0]
    let phi = try p.marginalised(over: sets()).floats
    let mean = (p.floats[41] + p.floats[73] + p.floats[79]) / 3
    for leaf in [1, 33, 39] { #expect(abs(phi[40 + leaf] - mean) < 1e-6) }
    #expect(phi[42] == p.floats[42] && phi[..<40] == p.floats[..<40])
    // What does not count stays as it is.
    #expect(phi[200...] == p.floats[200...])
    let worst = try FiniteDifferences.disagreement([p], limit: 240) { try $0[0].marginalised(over: sets()) }
    #expect(worst < 1e-3)
}

@Test func shapesThatDoNotFitSetsAreRefused() throws {
    let z = try Tensor.zeros([2, 2, 40])
    #expect(throws: Problem.self) { try z.marginalised(over: sets()) }
    #expect(throws: Problem.self) { try sets().targets(shape: [2, 3, 39]) }
    let problem = #expect(throws: Problem.self) { try LeafSets(leaves: 1025, sets: [[0]], samples: []) }
    #expect(problem?.message.hasPrefix("losses of leaves take up to 1024 leaves") == true)
}
