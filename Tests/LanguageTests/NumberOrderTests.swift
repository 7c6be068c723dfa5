import Testing

@testable import Language

@Test(arguments: [
    (9_007_199_254_740_993, 9_007_199_254_740_992.0, 1), (9_007_199_254_740_991, 9_007_199_254_740_992.0, -1),
    (Int.max, 0x1p63, -1), (Int.min, -0x1p63, 0), (Int.min, -0x1.0000000000001p63, 1), (3, 3.0, 0), (3, 3.5, -1),
    (-3, -3.5, 1), (0, -0.0, 0), (Int.max, .infinity, -1), (Int.min, -.infinity, 1),
])
func integersAndFloatsAreComparedExactly(a: Int, b: Double, order: Int) {
    #expect(NumberOrder.isLess(a, b) == (order < 0))
    #expect(NumberOrder.isLess(b, a) == (order > 0))
    #expect(NumberOrder.isEqual(a, b) == (order == 0))
}

@Test func whatIsNotANumberHasNoOrder() {
    #expect(!NumberOrder.isLess(1, .nan) && !NumberOrder.isLess(.nan, 1) && !NumberOrder.isEqual(1, .nan))
    #expect(NumberOrder.precedes(.float(1), .float(.nan)) == true)
    #expect(NumberOrder.precedes(.float(.nan), .float(1)) == false)
    #expect(NumberOrder.precedes(.float(.nan), .float(.nan)) == false)
    #expect(NumberOrder.precedes(.string("a"), .integer(1)) == nil)
}
