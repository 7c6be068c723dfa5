import Tensors
import Testing

@testable import Datasets

@Test func equalImagesHaveEqualKeys() throws {
    let image = try Tensor((0..<3000).map(Float.init), shape: [30, 100])
    #expect(ImageKey(image) == ImageKey(try Tensor(image.floats, shape: [30, 100])))
    #expect(ImageKey(image) != ImageKey(try Tensor(image.floats, shape: [100, 30])))
    #expect(ImageKey(image) != ImageKey(try Tensor(image.floats.map { $0 + 1 }, shape: [30, 100])))
}
