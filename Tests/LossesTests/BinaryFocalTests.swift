import Catalogue
import Foundation
import Testing

@testable import Losses

private func focal(_ alpha: Double, _ gamma: Double) -> (Double, Double) -> Double {
    { p, y in
        -alpha * y * pow(1 - p, gamma) * log(p) - (1 - alpha) * (1 - y) * pow(p, gamma) * log(1 - p)
    }
}

@Test func binaryFocalIsItsReference() throws {
    try expectReference(BinaryFocal()) { $0.weightedMean(focal(0.25, 2)) }
    for gamma in [0, 0.5, 1, 3] {
        try expectReference(BinaryFocal(["alpha": 0.6, "gamma": .float(gamma)])) { $0.weightedMean(focal(0.6, gamma)) }
    }
}

@Test func theSumIsNotDividedByTheWeights() throws {
    try expectReference(BinaryFocal(["sum": true])) { item in
        (0..<2).reduce(0) { sum, sample in
            item.elements(of: sample).reduce(sum) { $0 + $1.w * focal(0.25, 2)($1.p, $1.y) / 2 }
        }
    }
}
