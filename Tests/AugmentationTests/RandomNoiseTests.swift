import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func noiseIsNormalAndOfItsOwnForEachChannel() throws {
    let change = try #require(drawn(try RandomNoise(deviation: 0.5, share: 1), [40, 40]) as? Noise)
    #expect(change.deviation > 0 && change.deviation < 0.5)
    let values = try change.apply(.zeros([40, 40, 2]), leading: 0).floats
    let mean = values.reduce(0, +) / 3200
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3200).squareRoot()
    #expect(abs(Double(mean)) < 0.05 * change.deviation)
    #expect(abs(Double(deviation) / change.deviation - 1) < 0.05)
    #expect(values[0] != values[1])
    #expect(try change.apply(.zeros([40, 40, 2]), leading: 0).floats == values)
}

@Test func noNoiseChangesNothing() throws {
    let image = try counted([8, 8])
    #expect(try drawn(RandomNoise(deviation: 0, share: 1), [8, 8]).apply(image, leading: 0).isEqual(to: image))
    #expect(try drawn(RandomNoise(deviation: 9, share: 0), [8, 8]).apply(image, leading: 0).isEqual(to: image))
}
