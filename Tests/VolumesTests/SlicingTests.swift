import Foundations
import Space
import Tensors
import Testing

@testable import Volumes

@Test func aSliceKeepsItsPlace() throws {
    let affine = Affine(spacing: [1, 2, 3], origin: [10, 20, 30])
    let volume = try Volume(values: (0..<24).map(Float.init), size: [2, 3, 4], affine: affine)
    let axial = try volume.slice(index: 1)
    #expect(axial.tensor.floats == [1, 5, 9, 13, 17, 21])
    #expect(axial.size == [2, 3])
    #expect(axial.spacing == [1, 2])
    #expect(axial.orientation == "RA")
    #expect(axial.affine.point([1, 2]) == affine.point([1, 2, 1]))
    let coronal = try volume.slice(axis: 1, index: -1)
    #expect(coronal.spacing == [1, 3])
    #expect(coronal.affine.point([1, 3]) == affine.point([1, 2, 3]))
    #expect(coronal.tensor.floats == [8, 9, 10, 11, 20, 21, 22, 23])
}

@Test func channelsStayWithTheirVoxel() throws {
    let volume = try Volume(tensor: Tensor((0..<16).map(Float.init), shape: [2, 2, 2, 2]))
    #expect(try volume.slice(axis: 0, index: 1).tensor.floats == [8, 9, 10, 11, 12, 13, 14, 15])
    #expect(try volume.slice(index: 1).tensor.shape == [2, 2, 2])
}

@Test func anIndexOutsideIsRefused() throws {
    let map = try LabelMap(values: Array(0..<8), size: [2, 2, 2])
    let problem = #expect(throws: Problem.self) { try map.slice(axis: 1, index: 2) }
    #expect(problem?.message == "there is no slice 2 along axis 1, which has 2")
    #expect(throws: Problem.self) { try map.slice(axis: 3, index: 0) }
    #expect(throws: Problem.self) { try map.slice(index: 0).slice(index: 0) }
}
