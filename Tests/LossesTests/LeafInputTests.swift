import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

private func target(_ labels: [Int], shape: [Int]) throws -> LeafTarget {
    let hierarchy = try Hierarchy([.leaf("liver", 1), .leaf("spleen", 2)])
    return try LeafTarget([try Annotation(labels: labels, shape: shape, hierarchy: hierarchy)])
}

@Test func otherChannelsThanLeavesAreNamed() throws {
    let problem = #expect(throws: Problem.self) {
        try LeafDice()(.zeros([1, 2, 4]), target([0, 1], shape: [2]))
    }
    #expect(
        problem?.message
            == "leaf_dice takes a channel for each of 3 leaves {background, liver, spleen}, found 4 channels "
            + "(logits of shape [1, 2, 4])")
    let sigmoids = #expect(throws: Problem.self) {
        try SmileCrossEntropy()(.zeros([1, 2, 3]), target([0, 1], shape: [2]))
    }
    #expect(sigmoids?.message.contains("each of 2 leaves {liver, spleen}") == true)
}

@Test func anotherSizeIsNamed() throws {
    let problem = #expect(throws: Problem.self) {
        try LeafDice()(.zeros([1, 3, 3]), target([0, 1], shape: [2]))
    }
    #expect(
        problem?.message
            == "prediction and annotation of leaf_dice differ in size: logits of shape [1, 3, 3] are 1 sample of [3], "
            + "annotated is 1 of [2]")
    #expect(throws: Problem.self) { try LeafDice()(.zeros([3]), target([0, 1], shape: [2])) }
}
