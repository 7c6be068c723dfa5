import Foundation
import Testing

@testable import Foundations

/// Mean and variance of some draws.
private func moments(_ count: Int, _ draw: (inout RandomStream) -> Double) -> (mean: Double, variance: Double) {
    var stream = RandomStream(seed: 11)
    let values = (0..<count).map { _ in draw(&stream) }
    let mean = values.reduce(0, +) / Double(count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count))
}

@Test(arguments: [0.2, 0.7, 1, 2.5, 40]) func gammaHasItsMoments(_ shape: Double) {
    let found = moments(60_000) { $0.gamma(shape: shape) }
    // The mean is known to √(a / n), the variance to about √((2a² + 6a) / n): five of those.
    let n = 60_000.0
    #expect(abs(found.mean - shape) < 5 * (shape / n).squareRoot(), "\(found.mean)")
    #expect(abs(found.variance - shape) < 5 * ((2 * shape * shape + 6 * shape) / n).squareRoot(), "\(found.variance)")
}

@Test(arguments: [(0.4, 0.4), (1.0, 1.0), (2.0, 5.0), (0.05, 0.05)])
func betaHasItsMoments(_ a: Double, _ b: Double) {
    let found = moments(60_000) { $0.beta(a, b) }
    let mean = a / (a + b)
    let variance = a * b / ((a + b) * (a + b) * (a + b + 1))
    #expect(abs(found.mean - mean) < 5 * (variance / 60_000).squareRoot(), "\(found.mean)")
    #expect(abs(found.variance - variance) < 0.02 * variance, "\(found.variance)")
}

@Test func betaOfOneIsUniform() {
    var stream = RandomStream(seed: 3)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<50_000 { tenths[min(9, Int(stream.beta(1, 1) * 10))] += 1 }
    // Binomial with s.d. 67.
    #expect(tenths.allSatisfy { abs($0 - 5000) < 340 }, "\(tenths)")
}

@Test func tinyAndHugeShapesGiveNumbersBetween0And1() {
    var stream = RandomStream(seed: 3)
    for shape in [1e-6, 1e-3, 1e6] {
        for _ in 0..<1000 {
            let value = stream.beta(shape, shape)
            #expect(value >= 0 && value <= 1)
        }
    }
    // At a tiny shape all mass is at the ends, half at each.
    let ends = (0..<2000).map { _ in stream.beta(1e-3, 1e-3) }
    #expect(ends.count { $0 < 0.01 || $0 > 0.99 } > 1950)
    #expect((850...1150).contains(ends.count { $0 > 0.5 }))
}
