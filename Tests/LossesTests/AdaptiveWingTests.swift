import Foundation
import Tensors
import Testing

@testable import Losses

private func wing(_ p: Double, _ y: Double) -> Double {
    let (omega, theta, epsilon, alpha) = (14.0, 0.5, 1.0, 2.1)
    let distance = abs(y - p)
    if distance < theta { return omega * log1p(pow(distance / epsilon, alpha - y)) }
    let r = theta / epsilon
    let a = omega / epsilon * (alpha - y) * pow(r, alpha - y - 1) / (1 + pow(r, alpha - y))
    return a * distance - (theta * a - omega * log1p(pow(r, alpha - y)))
}

@Test func theWingIsItsReference() throws {
    try expectReference(AdaptiveWing(["emphasis": 0])) { $0.weightedMean(wing) }
}

@Test func voxelsInAndBesideTheTargetCountMore() throws {
    // One voxel of 7 is in the target: it and its neighbours count 11 times.
    let y: [Float] = [0, 0, 0, 1, 0, 0, 0]
    let p: [Float] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    let loss = try AdaptiveWing()(Tensor(p, shape: [1, 7, 1]), Tensor(y, shape: [1, 7, 1]), mask: nil).scalar()
    let wanted = zip(p, y).enumerated().reduce(0.0) { sum, item in
        sum + (2...4 ~= item.offset ? 11 : 1) * wing(Double(item.element.0), Double(item.element.1)) / 7
    }
    #expect(abs(loss - wanted) < 1e-5 * wanted)
}

@Test func dilationReachesDiagonalNeighbours() throws {
    var map = [Float](repeating: 0, count: 25)
    map[0] = 0.5
    map[12] = 1
    let dilated = try AdaptiveWing.dilated(Tensor(map, shape: [1, 5, 5, 1])).floats
    let wanted: [Float] = [
        0.5, 0.5, 0, 0, 0, 0.5, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    ]
    #expect(dilated == wanted)
}
