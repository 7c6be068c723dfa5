import Foundation
import Foundations
import Labels
import Tensors
import TestSupport
import Testing

@testable import Networks

@Suite struct NetworkOutputTests {
    /// Leaves 0…4; regions that overlap, hold background, or hold all.
    private func hierarchy() throws -> Hierarchy {
        try Hierarchy([.region("ab", [.leaf("a", 1), .leaf("b", 2)]), .leaf("c", 3), .leaf("d", 4)])
            .with([
                ("bd", ["b", "d"]), ("rest", ["background", "c"]), ("all", ["background", "ab", "c", "d"]),
                ("acd", ["a", "c", "d"]),
            ])
    }

    private func logit(_ p: Double) -> Double { Foundation.log(p) - Foundation.log1p(-p) }

    @Test func aSoftmaxGivesTheProbabilityOfARegionsLeavesTogether() throws {
        let hierarchy = try hierarchy()
        let z = try Samples.normal([3, 5])
        let found = try NetworkOutput.leaves.logits(z, of: Array(hierarchy.regions.indices), in: hierarchy).floats
        for row in 0..<3 {
            let exponents = (0..<5).map { Foundation.exp(Double(z.floats[row * 5 + $0])) }
            for (place, region) in hierarchy.regions.enumerated() {
                let inside = region.set.reduce(0) { $0 + exponents[$1] }
                let expected = region.name == "all" ? 100 : logit(inside / exponents.reduce(0, +))
                #expect(abs(Double(found[row * hierarchy.regions.count + place]) - expected) < 1e-4, "\(region.name)")
            }
        }
    }

    @Test func sigmoidsGiveTheProbabilityOfAnyLeafOfARegion() throws {
        let hierarchy = try hierarchy()
        let z = try Samples.normal([3, 4])
        let found = try NetworkOutput.foregroundLeaves.logits(z, of: Array(hierarchy.regions.indices), in: hierarchy)
            .floats
        for row in 0..<3 {
            let p = (0..<4).map { 1 / (1 + Foundation.exp(-Double(z.floats[row * 4 + $0]))) }
            func any(_ leaves: [Int]) -> Double { 1 - leaves.reduce(1) { $0 * (1 - p[$1 - 1]) } }
            for (place, region) in hierarchy.regions.enumerated() {
                let rest = hierarchy.everything - region.set
                let expected =
                    rest.isEmpty
                    ? 100 : region.set.contains(0) ? logit(1 - any(Array(rest))) : logit(any(Array(region.set)))
                #expect(abs(Double(found[row * hierarchy.regions.count + place]) - expected) < 1e-4, "\(region.name)")
            }
        }
    }

    @Test(arguments: [NetworkOutput.leaves, .foregroundLeaves]) func saturatedLogitsStayFinite(_ output: NetworkOutput)
        throws
    {
        let hierarchy = try hierarchy()
        for value in [Float(-300), 300] {
            let z = try Tensor([Float](repeating: value, count: 5), shape: [1, 5]).channels(
                Array(0..<(output.count(in: hierarchy) ?? 0)))
            let found = try output.logits(z, of: Array(hierarchy.regions.indices), in: hierarchy).floats
            #expect(found.allSatisfy { $0.isFinite })
        }
        let lone = try NetworkOutput.foregroundLeaves.logits(
            Tensor([-300, -300, 0, 0], shape: [1, 4]), of: [0], in: hierarchy)
        // Two of e^−300 each: the odds double.
        #expect(abs(lone.floats[0] - (-300 + Float(Foundation.log(2.0)))) < 1e-3)
    }

    @Test(arguments: [NetworkOutput.leaves, .foregroundLeaves])
    func gradientsAreThoseOfFiniteDifferences(_ output: NetworkOutput) throws {
        let hierarchy = try hierarchy()
        let z = try Samples.normal([3, output.count(in: hierarchy) ?? 0])
        let worst = try FiniteDifferences.disagreement([z]) {
            try output.logits($0[0], of: Array(hierarchy.regions.indices), in: hierarchy)
        }
        #expect(worst < 2e-3)
    }

    @Test func channelsOfRegionsArePicked() throws {
        let hierarchy = try hierarchy()
        let x = try Tensor((0..<14).map(Float.init), shape: [2, 7])
        #expect(try NetworkOutput.regions.logits(x, of: [5, 0, 1], in: hierarchy).floats == [5, 0, 1, 12, 7, 8])
        #expect(try NetworkOutput.region.logits(x, of: [0], in: hierarchy).shape == [2, 7])
        let counts: [NetworkOutput: Int] = [.region: 1, .regions: 9, .leaves: 5, .foregroundLeaves: 4]
        for (output, count) in counts { #expect(output.count(in: hierarchy) == count) }
        #expect(NetworkOutput.channels.count(in: hierarchy) == nil)
    }
}
