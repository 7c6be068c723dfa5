import Space
import Testing
import Volumes

@testable import Augmentation

@Test func aFrameSaysWhatItsImageSays() throws {
    let lying = try Volume(values: [1, 2, 3, 4, 5, 6], size: [2, 3], affine: Affine(spacing: [2, 3, 4]))
    #expect(Frame(lying) == Frame(size: [2, 3], spacing: [2, 3], orientation: "RA"))
    #expect(Frame(try Volume(values: [1, 2, 3, 4], size: [2, 2])) == Frame(size: [2, 2]))
}
