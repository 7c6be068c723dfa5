import Foundations
import Tensors
import Testing

@testable import Augmentation

@Suite struct RandomDeformationTests {
    @Test func oneSeedGivesTheSameBits() throws {
        let image = try counted([12, 12])
        let kind = try RandomDeformation(share: 1)
        func result(_ seed: UInt64) throws -> Tensor {
            try drawn(kind, [12, 12], seed: seed).apply(image, leading: 0)
        }
        #expect(try result(4).isEqual(to: result(4)))
        #expect(try !result(4).isEqual(to: result(5)))
        #expect(try !result(4).isEqual(to: image))
    }

    @Test func noStrengthChangesNothing() throws {
        let kind = try RandomDeformation(scale: 0, rotation: 0, shear: 0, translation: 0, warp: 0, share: 1)
        let image = try counted([5, 6, 4])
        #expect(try drawn(kind, [5, 6, 4]).apply(image, leading: 0).isEqual(to: image))
    }

    @Test func drawsStayWithinTheirLimits() throws {
        let kind = try RandomDeformation(scale: 0.1, rotation: 20, shear: 0.05, translation: 3, share: 1)
        var angles: [Double] = []
        for seed in 0..<200 as Range<UInt64> {
            let change = try #require(try drawn(kind, [8, 8, 8], seed: seed) as? Deformation)
            #expect(change.scale.allSatisfy { abs($0 - 1) <= 0.1 } && change.scale.count == 3)
            #expect(change.rotation.allSatisfy { abs($0) <= 20 } && change.rotation.count == 3)
            #expect(change.shear.allSatisfy { abs($0) <= 0.05 } && change.shear.count == 6)
            #expect(change.translation.allSatisfy { abs($0) <= 3 } && change.translation.count == 3)
            angles += change.rotation
        }
        // Both ways, and far out.
        #expect((angles.min() ?? 0) < -15 && (angles.max() ?? 0) > 15)
    }

    @Test func aShareOfTheImagesIsLeftAlone() throws {
        let kind = try RandomDeformation(share: 0.25)
        let changed = try (0..<400).count { try drawn(kind, [8, 8], seed: UInt64($0)) is Deformation }
        #expect((60...140).contains(changed), "\(changed)")
    }

    @Test func strengthsOutsideOfTheirRangeAreRefused() {
        func argument(_ make: () throws -> RandomDeformation) -> String? {
            #expect(throws: Problem.self) { try make() }?.argument
        }
        #expect(argument { try RandomDeformation(scale: 1) } == "scale")
        #expect(argument { try RandomDeformation(rotation: -1) } == "rotation")
        #expect(argument { try RandomDeformation(shear: .nan) } == "shear")
        #expect(argument { try RandomDeformation(warp: .infinity) } == "warp")
        #expect(argument { try RandomDeformation(share: 1.5) } == "share")
    }

    @Test func whatIsSaidOfARangeIsTrue() {
        let problem = #expect(throws: Problem.self) { try RandomDeformation(translation: 1e9) }
        #expect(problem?.message == "translation must be at least 0 and below 1000000, found 1000000000")
        let other = #expect(throws: Problem.self) { try RandomDeformation(scale: 1.5) }
        #expect(other?.message == "scale must be at least 0 and below 1, found 1.5")
    }
}
