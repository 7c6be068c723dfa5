import Foundation
import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func aPowerLeavesZeroAndOne() throws {
    let image = try Tensor([0, 0.25, 1], shape: [1, 3])
    let change = Gamma(power: 0.5, rank: 2)
    #expect(try change.apply(image, leading: 0).floats == [0, 0.5, 1])
    #expect(try drawn(RandomGamma(deviation: 0), [1, 3]).apply(image, leading: 0).isEqual(to: image))
}

@Test func powersAreDrawnBothWays() throws {
    let kind = try RandomGamma()
    let changes = try (0..<300).compactMap { try drawn(kind, [2, 2], seed: UInt64($0)) as? Gamma }
    let logs = changes.map { Foundation.log($0.power) }
    let mean = logs.reduce(0, +) / 300
    let deviation = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 300).squareRoot()
    #expect(abs(mean) < 0.1 && abs(deviation - 0.4) < 0.06)
}

@Test func negativeIntensitiesHaveNoPower() throws {
    let image = try Tensor([-0.5, 0.25], shape: [1, 2])
    let problem = #expect(throws: Problem.self) { try Gamma(power: 0.5, rank: 2).apply(image, leading: 0) }
    #expect(problem?.remedy == "put rescale_range() in front of it")
}
