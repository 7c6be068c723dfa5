import Testing

@testable import Builtins

/// How the numbers of an excerpt look.
@Suite struct TensorDisplayTests {
    @Test(arguments: [
        ("tensor([0.5, -1.25, 3])", "[ 0.50 -1.25  3.00]"), ("tensor([0.1, 0.25])", "[0.10 0.25]"),
        ("tensor([1.0, 2.0])", "[1 2]"), ("tensor([1e-9, 1e9])", "[1e-09 1e+09]"),
        ("tensor([0.0, 12.5])", "[ 0.0 12.5]"),
        ("tensor([1.0, 0.0]) / 0", "[inf nan]"), ("tensor([-0.0, 0.5])", "[0.0 0.5]"),
    ])
    func pointsStandBelowEachOther(_ script: String, _ line: String) throws {
        #expect(try TestHost().run(script).split(separator: "\n").last == "  \(line)")
    }

    @Test func sizesTooFarApartAreShownEachByItself() {
        #expect(TensorDisplay.decimals([1e-9, 1e9]) == nil)
        #expect(TensorDisplay.decimals([0.123456, 1]) == 4)
        #expect(TensorDisplay.decimals([123.25]) == 2)
        #expect(TensorDisplay.decimals([3, 1e5]) == 0)
    }
}
