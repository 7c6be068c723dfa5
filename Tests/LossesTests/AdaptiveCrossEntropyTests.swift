import Catalogue
import Foundation
import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

@Test func adaptiveCrossEntropySumsOverTheSet() throws {
    try expectReference(AdaptiveCrossEntropy()) { LeafReference.mean($0, LeafReference.adaptive) }
}

@Test func itIsMarginalizedCrossEntropyUpToTheSetsSizes() throws {
    let item = try LeafCase(.mixed, leaves: 7, seed: 2)
    let sizes = item.sets.map { $0.reduce(0) { $0 + log(Double($1?.count ?? 1)) } / Double(item.voxels) }
    let averaged = try MarginalizedCrossEntropy()(item.tensor(), item.target()).scalar()
    let summed = try AdaptiveCrossEntropy()(item.tensor(), item.target()).scalar()
    #expect(abs(averaged - summed - sizes.reduce(0, +) / 2) < 1e-5)
}

@Test func datasetsAreKnownByWhatTheyAnnotate() throws {
    let hierarchy = try Hierarchy([.leaf("tissue", 1), .leaf("lesion", 2)])
    func annotation(_ annotated: String, _ labels: [Int]) throws -> Annotation {
        try Annotation(labels: labels, shape: [2], hierarchy: hierarchy, annotated: [annotated])
    }
    let target = try LeafTarget([annotation("tissue", [0, 1]), annotation("lesion", [0, 2])])
    let z = try Tensor([1, 0, -1, 0.5, 2, 0, 1, 0, -1, 0.5, 2, 0], shape: [2, 2, 3])
    func losses(_ options: [String: Literal]) throws -> [Float] {
        try AdaptiveCrossEntropy(options.merging(["reduction": "none"]) { $1 })(z, target).floats
    }
    let plain = try losses([:])
    let weighted = try losses(["dataset_weights": .record([.init("lesion", 3), .init("tissue", 0.5)])])
    #expect(abs(weighted[0] - 0.5 * plain[0]) < 1e-6 && abs(weighted[1] - 3 * plain[1]) < 1e-6)
    // "None of what is annotated" is the background of a dataset.
    let silent = try losses(["weights": .record([.init("background", 0)])])
    let p = exp(2.0) / (exp(0.5) + exp(2) + 1)
    #expect(abs(Double(silent[0]) + log(p) / 2) < 1e-6)
    let problem = #expect(throws: Problem.self) { try losses(["dataset_weights": .record([.init("lesoin", 3)])]) }
    #expect(problem?.message.contains("lesoin") == true)
}
