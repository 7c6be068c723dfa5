import Foundation
import Foundations
import Testing

@testable import Augmentation

@Suite struct VelocityFieldTests {
    @Test func aFlowThatIsEverywhereAlikeCarriesThatFar() throws {
        let field = VelocityField(grid: [2, 2], values: [1.5, -2, 1.5, -2, 1.5, -2, 1.5, -2])
        let u = try field.displacements(size: [9, 12])
        #expect(u.count == 9 * 12 * 2)
        for voxel in 0..<108 { #expect(abs(u[2 * voxel] - 1.5) < 1e-4 && abs(u[2 * voxel + 1] + 2) < 1e-4) }
    }

    @Test func noVelocityIsNoDisplacement() throws {
        let field = VelocityField(grid: [2, 3, 2], values: [Float](repeating: 0, count: 36))
        #expect(try field.displacements(size: [4, 5, 6]).allSatisfy { $0 == 0 })
    }

    /// v(x) = a (x − c): after a unit of time x − c has grown by e^a.
    @Test func aLinearFlowGrowsAsItsExponential() throws {
        let (length, rate) = (65, 0.3)
        let end = Float(rate * 32)
        let field = VelocityField(grid: [2, 1], values: [-end, 0, end, 0])
        let u = try field.displacements(size: [length, 1])
        for voxel in 16...48 {
            let wanted = (Foundation.exp(rate) - 1) * Double(voxel - 32)
            #expect(abs(Double(u[2 * voxel]) - wanted) < 0.05, "\(voxel)")
        }
    }

    @Test func aWarpFoldsNothing() throws {
        for seed in 0..<10 as Range<UInt64> {
            var stream = RandomStream(seed: seed)
            let field = VelocityField.draw(size: [48, 1], deviation: 4, stream: &stream)
            let u = try field.displacements(size: [48, 1])
            for voxel in 1..<48 { #expect(1 + u[2 * voxel] - u[2 * voxel - 2] > 0) }
        }
    }
}
