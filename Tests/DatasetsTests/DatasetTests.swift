import Foundations
import Labels
import Testing
import Volumes

@testable import Datasets

@Test func aDatasetNeedsCasesOfOneKind() throws {
    #expect(throws: Problem.self) { try Dataset([]) }
    let flat = try tiny(organs(), count: 1)[0]
    let truth = try Annotation(labels: [0, 1], shape: [1, 2, 1], hierarchy: organs())
    let solid = try Case(name: "solid", image: Volume(values: [0, 0], size: [1, 2, 1]), annotation: truth)
    #expect(throws: Problem.self) { try Dataset([flat, solid]) }
}

@Test func otherRegionsOverTheSameLeavesCanBeAskedFor() throws {
    let regions = try organs().with([("rest", ["pancreas", "stomach"])])
    let data = try Dataset(tiny(organs(), count: 2), hierarchy: regions)
    #expect(try data[0].annotation.complete("rest"))
    #expect(try data[-1].truth?.complete("rest") == true)
    #expect(throws: LabelError.self) { try Dataset(tiny(organs(), count: 2), hierarchy: flatHierarchy()) }
}

private func flatHierarchy() throws -> Hierarchy { try Hierarchy([.leaf("liver", 1)]) }

@Test func aCaseThatIsNotThereIsAnError() throws {
    let data = try Dataset(tiny(organs(), count: 2))
    #expect(try data[1].name == "c1")
    let problem = #expect(throws: Problem.self) { try data[2] }
    #expect(problem?.remedy == "the dataset has 2: 0 to 1")
    #expect(try data.part(1..<2).count == 1)
    #expect(throws: Problem.self) { try data.part(1..<3) }
}

@Test func theSummarySaysWhatIsAnnotatedWhere() throws {
    let data = try Dataset(tiny(flat(2), count: 4)).droppedAnnotations(share: 0.5, stream: RandomStream(seed: 1))
    let table = data.summary()
    #expect(table.column("region") == [.text("s1"), .text("s2")])
    #expect(table.column("complete") == [.integer(2), .integer(2)])
    #expect(table.column("share of voxels") == [.number(0.25), .number(0.25)])
}
