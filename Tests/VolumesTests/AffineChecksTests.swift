import Foundations
import Space
import Testing

@testable import Volumes

@Test func whatIsNoAffineIsRefused() {
    #expect(throws: Problem.self) { try Affine(rows: [[1, 0], [0, 1]]) }
    #expect(throws: Problem.self) { try Affine(rows: [[1, 0, 0, 0], [2, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]) }
    #expect(throws: Problem.self) { try Affine(rows: [[1, 0, 0, .nan], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]) }
    #expect(throws: Problem.self) { try Affine(rows: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]]) }
}

@Test func whatWasSaidOfAnImagesAxesIsKnown() throws {
    let scan = try Volume(values: [1, 2, 3, 4], size: [2, 2], affine: Affine(spacing: [2, 2, 3]))
    #expect(scan.knownOrientation == "RA")
    #expect(try Volume(values: [1, 2, 3, 4], size: [2, 2]).knownOrientation == nil)
}
