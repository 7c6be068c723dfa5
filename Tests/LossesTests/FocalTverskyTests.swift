import Foundation
import Tensors
import Testing

@testable import Losses

@Test func focalTverskyIsItsReference() throws {
    for (loss, gamma) in [(try FocalTversky(), 4.0 / 3), (try FocalTversky(["gamma": 2]), 2)] {
        try expectReference(loss) { item in
            item.meanOfOverlaps { overlaps in
                overlaps.reduce(0) { $0 + pow(1 - tverskyIndex($1, 0.3, 0.7), 1 / gamma) } / Double(overlaps.count)
            }
        }
    }
}

@Test func whereEverythingFitsThePowerGivesNoNaN() throws {
    let y = try Tensor([1, 0, 1], shape: [1, 3, 1])
    let p = y.watched()
    let loss = try FocalTversky()(p, y, mask: nil)
    #expect(try loss.scalar() == 0)
    #expect(try loss.gradients()[p]?.floats.allSatisfy { $0 == 0 } == true)
}
