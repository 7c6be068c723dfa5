import Foundations
import Labels
import Testing

@testable import Losses

private let hierarchy = try? Hierarchy([.leaf("liver", 1), .leaf("spleen", 2)])

@Test func annotationsThatDoNotFitEachOtherAreNamed() throws {
    let first = try Annotation(labels: [0, 1], shape: [2], hierarchy: #require(hierarchy))
    let longer = try Annotation(labels: [0, 1, 1], shape: [3], hierarchy: #require(hierarchy))
    let other = try Annotation(labels: [0, 1], shape: [2], hierarchy: Hierarchy([.leaf("brain", 1)]))
    let shapes = #expect(throws: Problem.self) { try LeafTarget([first, longer]) }
    #expect(shapes?.message == "the annotations of a batch differ in shape: [2] and [3] (sample 1)")
    let leaves = #expect(throws: Problem.self) { try LeafTarget([first, other]) }
    #expect(leaves?.message.contains("{background, brain} (sample 1)") == true)
    #expect(throws: Problem.self) { try LeafTarget([]) }
}

@Test func setsOfSamplesAreThoseOfTheBatch() throws {
    let first = try Annotation(labels: [0, 1], shape: [2], hierarchy: #require(hierarchy))
    let second = try Annotation(
        labels: [1, 2], shape: [2], hierarchy: #require(hierarchy), ignoring: [true, false])
    let target = try LeafTarget([first, second])
    #expect(target.sets == [LabelSet(0), LabelSet(1), LabelSet(2)])
    #expect(target.counts == [[1, 1, 0], [0, 0, 1]])
    #expect(target.counted == [2, 1])
    #expect(target.unknownSamples == [] && target.warning == nil)
}
