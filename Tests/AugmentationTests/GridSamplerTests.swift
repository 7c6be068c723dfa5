import Testing

@testable import Augmentation

@Test func betweenVoxelsIsLinearAndBeyondTheBorderTheBorder() {
    let sampler = GridSampler(size: [2, 3], channels: 1)
    let values: [Float] = [0, 1, 2, 10, 11, 12]
    func value(_ x: Double, _ y: Double) -> Float {
        var result: Float = 0
        values.withUnsafeBufferPointer { sampler.linear($0.baseAddress!, at: SIMD3(x, y, 0), into: &result) }
        return result
    }
    #expect(value(1, 2) == 12)
    #expect(value(0.5, 1.5) == 6.5)
    #expect(value(-3, 9) == 2)
    #expect(value(1e300, -1e300) == 10)
}

@Test func theNearestVoxelIsWithinTheImage() {
    let sampler = GridSampler(size: [2, 3], channels: 1)
    #expect(sampler.nearest(SIMD3(0.4, 1.6, 0)) == 2)
    #expect(sampler.nearest(SIMD3(0.5, 0.5, 0)) == 4)
    #expect(sampler.nearest(SIMD3(-5, 70, 0)) == 2)
}
