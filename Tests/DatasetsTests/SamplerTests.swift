import Foundations
import Labels
import Testing

@testable import Datasets

@Test func casesAreDrawnByWeightAndCompleteRegionsUniformly() throws {
    var cases = try tiny(flat(3), count: 3)
    cases[0].weight = 3
    cases[1].annotation = try cases[1].annotation.dropping(["s1", "s3"])
    cases[2].weight = 0
    var sampler = try Sampler(Dataset(cases), stream: RandomStream(seed: 1))
    var number: [[Int]] = Array(repeating: [0, 0, 0], count: 3)
    for _ in 0..<8000 {
        let draw = sampler.draw()
        number[draw.item][try #require(draw.region)] += 1
    }
    #expect(number[1][0] == 0 && number[1][2] == 0)
    #expect(number[2] == [0, 0, 0])
    #expect((1850...2150).contains(number[1][1]))
    for region in 0..<3 { #expect((1850...2150).contains(number[0][region])) }
}

@Test func absentOrgansAreDrawnToo() throws {
    let hierarchy = try organs()
    let annotation = try Annotation(labels: [0, 1], shape: [1, 2], hierarchy: hierarchy)
    let sampler = try Sampler(
        Dataset([Case(name: "x", image: .init(values: [0, 0], size: [1, 2]), annotation: annotation)]),
        stream: RandomStream(seed: 1))
    #expect(sampler.candidates == [[0, 1, 2, 3]])
}

@Test func aCopyGoesOnFromTheSamePlace() throws {
    let data = try Dataset(tiny(organs(), count: 5))
    var sampler = try Sampler(data, stream: RandomStream(seed: 4))
    _ = sampler.draw()
    var copy = sampler
    #expect(try sampler.batch(6).regions == copy.batch(6).regions)
    #expect(throws: Problem.self) { try sampler.batch(0) }
}

@Test func withoutACompleteRegionThereIsNothingToDraw() throws {
    var cases = try tiny(organs(), count: 2)
    for item in cases.indices { cases[item].annotation = try cases[item].annotation.dropping(["body"]) }
    let data = try Dataset(cases)
    let problem = #expect(throws: Problem.self) { try Sampler(data, stream: RandomStream(seed: 1)) }
    #expect(problem?.message.hasPrefix("no case has a complete region to condition on") == true)
    #expect(problem?.remedy?.contains("masked: true") == true)
    #expect(throws: Problem.self) { try Sampler(data, stream: RandomStream(seed: 1), masked: true) }
}

@Test func maskedDrawsPartlyKnownRegions() throws {
    var cases = try tiny(organs(), count: 1)
    cases[0].annotation = try cases[0].annotation.dropping(["liver"])
    let data = try Dataset(cases)
    #expect(try Sampler(data, stream: RandomStream(seed: 1)).candidates == [[2, 3]])
    #expect(try Sampler(data, stream: RandomStream(seed: 1), masked: true).candidates == [[0, 1, 2, 3]])
}

@Test func partlyKnownRegionsAreDrawnAsOftenAsTheyAreKnown() throws {
    var cases = try tiny(flat(2), count: 1)
    // Of four voxels, 0 1 2 0, those of background and s1 are no longer told apart: s1 is known at one, s2 at all.
    cases[0].annotation = try cases[0].annotation.dropping(["s1"])
    var sampler = try Sampler(Dataset(cases), stream: RandomStream(seed: 2), masked: true)
    let first = (0..<8000).count { _ in sampler.draw().region == 0 }
    // A share of 0.25 against 1: one in five.
    #expect((1450...1750).contains(first), "\(first)")
}

@Test func withoutConditionsCasesAreDrawnAlone() throws {
    var cases = try tiny(organs(), count: 3)
    cases[1].annotation = try cases[1].annotation.dropping(["body"])
    let data = try Dataset(cases)
    var regions = try Sampler(data, stream: RandomStream(seed: 1), content: .regions)
    let drawn = (0..<200).map { _ in regions.draw() }
    #expect(drawn.allSatisfy { $0.region == nil && $0.item != 1 })
    var leaves = try Sampler(data, stream: RandomStream(seed: 1), content: .leaves)
    #expect(Set((0..<200).map { _ in leaves.draw().item }) == [0, 1, 2])
    #expect(try leaves.batch(3).regions.isEmpty)
}

@Test func casesWithoutWeightLeaveNothingToDraw() throws {
    var cases = try tiny(organs(), count: 2)
    for item in cases.indices { cases[item].weight = 0 }
    let data = try Dataset(cases)
    let problem = #expect(throws: Problem.self) {
        try Sampler(data, stream: RandomStream(seed: 1), content: .leaves)
    }
    #expect(problem?.message.contains("no case has a weight above 0") == true)
}
