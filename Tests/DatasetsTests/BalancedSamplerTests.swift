import Foundations
import Labels
import Testing
import Volumes

@testable import Datasets

/// Cases of 4 voxels with two leaves; the first holds s1, no other does, all hold s2.
private func rare(_ count: Int) throws -> [Case] {
    try (0..<count).map { number in
        let annotation = try Annotation(
            labels: number == 0 ? [1, 2, 0, 0] : [0, 2, 0, 0], shape: [2, 2], hierarchy: flat(2))
        return try Case(name: "c\(number)", image: Volume(values: [0, 0, 0, 0], size: [2, 2]), annotation: annotation)
    }
}

@Test func asManyPositivesAsNegativesAreDrawn() throws {
    let data = try Dataset(rare(9))
    var sampler = try BalancedSampler(data, stream: RandomStream(seed: 1), content: .leaves, by: ["s1"])
    #expect(sampler.epoch == 2)
    var negatives: Set<Int> = []
    for _ in 0..<100 {
        let cases = try sampler.batch(2).cases
        #expect(cases.count { $0 == 0 } == 1)
        negatives.formUnion(cases)
    }
    // Negatives are drawn anew for each epoch, so all of them come up.
    #expect(negatives == Set(0..<9))
}

@Test func anEpochRepeatsNoSample() throws {
    var cases = try rare(8)
    for item in 1..<4 { cases[item].annotation = cases[0].annotation }
    var sampler = try BalancedSampler(Dataset(cases), stream: RandomStream(seed: 1), content: .leaves, by: ["s1"])
    #expect(sampler.epoch == 8)
    #expect(Set(try sampler.batch(8).cases) == Set(0..<8))
}

@Test func aConditionedSampleIsPositiveWhereItsRegionIs() throws {
    let data = try Dataset(rare(6))
    var sampler = try BalancedSampler(data, stream: RandomStream(seed: 1), content: .region)
    // Of s1 one case has it and five have not; all six have s2.
    #expect(sampler.epoch == 10)
    let batch = try sampler.batch(10)
    let isPositive = zip(batch.cases, batch.regions).map { $1 == 1 || $0 == 0 }
    #expect(isPositive.count { $0 } == 5)
}

@Test func theLargerKindIsDrawnByWeight() throws {
    var cases = try rare(3)
    cases[1].weight = 9
    var sampler = try BalancedSampler(Dataset(cases), stream: RandomStream(seed: 5), content: .leaves, by: ["s1"])
    var number = [0, 0, 0]
    for _ in 0..<2000 { for item in try sampler.batch(2).cases { number[item] += 1 } }
    #expect(number[0] == 2000)
    #expect((1730...1870).contains(number[1]), "\(number)")
    cases[2].weight = 0
    var without = try BalancedSampler(Dataset(cases), stream: RandomStream(seed: 5), content: .leaves, by: ["s1"])
    #expect(!(try without.batch(100).cases.contains(2)))
}

@Test func aCopyOfABalancedSamplerGoesOnFromTheSamePlace() throws {
    var sampler = try BalancedSampler(
        Dataset(rare(9)), stream: RandomStream(seed: 1), content: .leaves, by: ["s1"])
    _ = try sampler.batch(3)
    var copy = sampler
    #expect(try sampler.batch(7).cases == copy.batch(7).cases)
    let before = try sampler.batch(1).cases
    #expect(throws: Problem.self) { try copy.batch(0) }
    #expect(try copy.batch(1).cases == before)
}

@Test func whereThereIsNothingToBalanceItIsSaid() throws {
    let data = try Dataset(rare(3))
    let every = #expect(throws: Problem.self) {
        try BalancedSampler(data, stream: RandomStream(seed: 1), content: .leaves, by: ["s2"])
    }
    #expect(every?.message == "every sample holds s2: there is nothing to balance")
    let none = #expect(throws: Problem.self) {
        try BalancedSampler(data.part(1..<3), stream: RandomStream(seed: 1), content: .leaves, by: ["s1"])
    }
    #expect(none?.message == "no sample holds s1: there is nothing to balance")
    let empty = #expect(throws: Problem.self) {
        try BalancedSampler(data, stream: RandomStream(seed: 1), content: .leaves, by: [])
    }
    #expect(empty?.message == "balanced_by: names no region")
    #expect(throws: LabelError.self) {
        try BalancedSampler(data, stream: RandomStream(seed: 1), content: .leaves, by: ["s3"])
    }
}
