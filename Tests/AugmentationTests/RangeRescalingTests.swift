import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test func eachChannelOfEachImageGoesFromZeroToOne() throws {
    let images = try Tensor([2, 10, 4, 30, 5, 5, 5, 6], shape: [2, 1, 2, 2])
    let change = try drawn(RangeRescaling(), [1, 2])
    #expect(try change.apply(images, leading: 1).floats == [0, 0, 1, 1, 0, 0, 0, 1])
}
