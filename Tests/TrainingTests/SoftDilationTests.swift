import Foundations
import Testing

@testable import Training

@Suite struct SoftDilationTests {
    /// A map drawn as rows of text, 1 where there is a #.
    private func map(_ rows: [String]) -> [Float] { rows.joined().map { $0 == "#" ? 1 : 0 } }

    @Test func ringsFadeOutAroundTheCore() throws {
        // An area of 4 and a factor of 1: two rings, at 2/3 and 1/3.
        let soft = try SoftDilation(factor: 1).applied(
            to: map([
                "........",
                "........",
                "...##...",
                "...##...",
                "........",
            ]), size: [5, 8])
        let (a, b): (Float, Float) = (2 / 3, 1 / 3)
        let expected: [Float] = [
            0, 0, 0, b, b, 0, 0, 0,
            0, 0, b, a, a, b, 0, 0,
            0, b, a, 1, 1, a, b, 0,
            0, b, a, 1, 1, a, b, 0,
            0, 0, b, a, a, b, 0, 0,
        ]
        #expect(zip(soft, expected).allSatisfy { abs($0 - $1) < 1e-6 }, "\(soft)")
    }

    @Test func theNumberOfRingsFollowsTheAreaOfEachPart() throws {
        // √1 · 0.5 rounds to 1 ring (0.5 rounds away from 0), √9 · 0.5 to 2.
        let soft = try SoftDilation(factor: 0.5).applied(
            to: map([
                "#..........",
                "...........",
                "......###..",
                "......###..",
                "......###..",
            ]), size: [5, 11])
        #expect(soft[1] == 0.5 && soft[2] == 0)
        #expect(
            abs(soft[2 * 11 + 5] - 2 / 3.0) < 1e-6 && abs(soft[2 * 11 + 4] - 1 / 3.0) < 1e-6 && soft[2 * 11 + 3] == 0)
    }

    @Test func overlapsAddUpTo1AndCoresStay() throws {
        let soft = try SoftDilation(factor: 1).applied(to: map(["#.#", "...", "..."]), size: [3, 3])
        // One ring of 1/2 around each; between them both.
        #expect(soft == [1, 1, 1, 0.5, 0, 0.5, 0, 0, 0])
        let close = try SoftDilation(factor: 2).applied(to: map(["#.#"]), size: [1, 3])
        #expect(close == [1, 1, 1])
    }

    @Test func aTargetWithoutPartsAndASmallFactorChangeNothing() throws {
        let empty = [Float](repeating: 0, count: 8)
        #expect(try SoftDilation(factor: 1).applied(to: empty, size: [2, 2, 2]) == empty)
        #expect(try SoftDilation(factor: 0.1).applied(to: map(["#.."]), size: [1, 3]) == [1, 0, 0])
    }

    @Test func itWorksIn3D() throws {
        var cube = [Float](repeating: 0, count: 27)
        cube[13] = 1
        let soft = try SoftDilation(factor: 1).applied(to: cube, size: [3, 3, 3])
        #expect(soft.count { $0 == 0.5 } == 6 && soft[13] == 1)
    }

    @Test func aFactorOf0IsRefused() {
        for factor in [0, -1, 11, Double.nan] {
            #expect(Samples.problem { _ = try SoftDilation(factor: factor) }?.argument == "soften")
        }
    }
}
