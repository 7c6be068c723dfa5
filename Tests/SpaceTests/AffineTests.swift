import Testing

@testable import Space

@Test func namesSpacingDirectionOriginAndOrientation() {
    let affine = Affine(unchecked: [[-2, 0, 0, 90], [0, 0, 3, -126], [0, -1, 0, -72], [0, 0, 0, 1]])
    #expect(affine.spacing == [2, 1, 3])
    #expect(affine.origin == [90, -126, -72])
    #expect(affine.orientation == "LIA")
    #expect(affine.direction == [[-1, 0, 0], [0, 0, 1], [0, -1, 0]])
    #expect(Affine.identity.orientation == "RAS")
}

@Test func inverseUndoes() {
    let affine = Affine(unchecked: [[1, 0.5, -2, 3], [0.25, 2, 0.5, -4], [1, -1, 3, 5], [0, 0, 0, 1]])
    #expect(affine.composed(with: affine.inverse()).distance(to: .identity, size: [100, 100, 100]) < 1e-9)
    let point = affine.inverse().point(affine.point([3, 4, 5]))
    for (value, expected) in zip(point, [3.0, 4, 5]) { #expect(abs(value - expected) < 1e-12) }
}

@Test func anAxisWithoutADirectionHasALetterAllTheSame() {
    #expect(Affine(spacing: [1, .nan, 1]).orientation.count == 3)
}

@Test func whatNobodyOrientedStaysSo() {
    let assumed = Affine(spacing: [2, 2, 3], isOriented: false)
    let said = Affine(spacing: [2, 2, 3])
    #expect(!Affine.identity.isOriented && said.isOriented && assumed == said)
    for affine in [assumed, said] {
        #expect(affine.scaled(by: [2, 1, 1]).isOriented == affine.isOriented)
        #expect(affine.starting(at: [1, 0, 4]).isOriented == affine.isOriented)
        #expect(affine.reordered([2, 0, 1]).isOriented == affine.isOriented)
        #expect(affine.inverse().isOriented == affine.isOriented)
    }
}
