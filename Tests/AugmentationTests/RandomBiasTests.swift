import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func aBiasIsASmoothFactor() throws {
    let change = try drawn(try RandomBias(strength: 1, share: 1), [20, 20])
    let field = try change.apply(.ones([20, 20, 2]), leading: 0)
    let values = field.floats
    #expect(values.allSatisfy { $0 > 0 })
    #expect((values.max() ?? 0) / (values.min() ?? 1) > 1.05)
    for voxel in 0..<399 where voxel % 20 < 19 { #expect(abs(values[2 * voxel] / values[2 * voxel + 2] - 1) < 0.3) }
    // A field of its own for each channel, the same whatever the image.
    #expect(values[0] != values[1])
    let image = try counted([20, 20], channels: 2)
    let changed = try change.apply(image, leading: 0).floats
    for (index, value) in image.floats.enumerated() { #expect(abs(changed[index] - value * values[index]) < 1e-5) }
    #expect(try change.apply(sets([20, 20])) == sets([20, 20]))
}

@Test func aBiasOfNoStrengthChangesNothing() throws {
    let image = try counted([8, 8])
    #expect(try drawn(RandomBias(strength: 0, share: 1), [8, 8]).apply(image, leading: 0).isEqual(to: image))
    #expect(try drawn(RandomBias(share: 0), [8, 8]).apply(image, leading: 0).isEqual(to: image))
}
