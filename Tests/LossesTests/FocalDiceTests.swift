import Catalogue
import Foundation
import Foundations
import Tensors
import Testing

@testable import Losses

private func focal(_ elements: [(p: Double, y: Double, w: Double)]) -> Double {
    elements.reduce(0) { sum, e in
        sum + e.w * (-0.25 * e.y * pow(1 - e.p, 2) * log(e.p) - 0.75 * (1 - e.y) * pow(e.p, 2) * log(1 - e.p))
    }
}

private func weight(_ elements: [(p: Double, y: Double, w: Double)]) -> Double { elements.reduce(0) { $0 + $1.w } }

private func dice(_ overlap: Overlap) -> Double {
    (2 * overlap.common + 1) / (overlap.predicted + overlap.wanted + 1)
}

private let single = RegionCase([2, 30, 1], hard: true)

@Test func bothAreAdded() throws {
    try expectReference(FocalDice(["beta": 0.7]), single) { item in
        (0..<2).reduce(0) { sum, sample in
            let elements = item.elements(of: sample)
            return sum + (focal(elements) / weight(elements) + 0.7 * (1 - dice(item.overlaps(of: sample)[0]))) / 2
        }
    }
}

@Test func ivadomedTakesLogarithmsOfTheBatch() throws {
    try expectReference(FocalDice(["form": "log", "sum": true, "batch": true]), single) { item in
        let all = (0..<2).map { item.overlaps(of: $0)[0] }
        return log((0..<2).reduce(0) { $0 + focal(item.elements(of: $1)) }) - log(dice(all[0] + all[1]))
    }
}

@Test func theExponentialLogarithmicForm() throws {
    try expectReference(FocalDice(["form": "exponential_logarithmic"]), single) { item in
        (0..<2).reduce(0) { sum, sample in
            let elements = item.elements(of: sample)
            let inside = elements.reduce(0) { $0 + $1.w * $1.y } / weight(elements)
            let cross = elements.reduce(0) { sum, e in
                sum + e.w
                    * (e.y * pow(-log(e.p), 0.3) / inside.squareRoot()
                        + (1 - e.y) * pow(-log(1 - e.p), 0.3) / (1 - inside).squareRoot())
            }
            let overlap = pow(-log(dice(item.overlaps(of: sample)[0])), 0.3)
            return sum + (0.8 * overlap + 0.2 * cross / weight(elements)) / 2
        }
    }
}

@Test func perSampleOrInOneNumber() throws {
    let loss = try FocalDice(["reduction": "none"])(single.prediction(), single.target(), mask: nil)
    let mean = try FocalDice()(single.prediction(), single.target(), mask: nil)
    #expect(loss.shape == [2] && mean.shape == [])
    #expect(abs(try mean.scalar() - Double(loss.floats[0] + loss.floats[1]) / 2) < 1e-6)
    #expect(throws: Problem.self) { try FocalDice(["batch": true, "reduction": "none"]) }
    #expect(throws: Problem.self) { try FocalDice(["form": "cubic"]) }
    #expect(throws: Problem.self) { try FocalDice(["alfa": 0.3]) }
}
