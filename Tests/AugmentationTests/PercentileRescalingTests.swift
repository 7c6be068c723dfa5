import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func percentilesBecomeZeroAndOne() throws {
    let image = try Tensor((0...100).reversed().map { Float($0) }, shape: [1, 101])
    let found = try drawn(PercentileRescaling(lower: 10, upper: 60), [1, 101]).apply(image, leading: 0).floats
    #expect(found[100 - 10] == 0 && found[100 - 60] == 1)
    #expect(abs(found[0] - 1.8) < 1e-6 && abs(found[100] + 0.2) < 1e-6)
    let between = try Tensor([0, 1, 2, 3], shape: [1, 4])
    let half = try drawn(PercentileRescaling(lower: 50, upper: 100), [1, 4]).apply(between, leading: 0).floats
    #expect(half == [-1, -1 / 3, 1 / 3, 1])
}

@Test func percentilesSpanARange() {
    for (lower, upper) in [(50.0, 50.0), (-1, 50), (0, 101), (.nan, 50)] {
        #expect(throws: Problem.self) { try PercentileRescaling(lower: lower, upper: upper) }
    }
}
