import Foundations
import Testing

@testable import Datasets

private func kept(_ choice: SliceChoice, of count: Int = 10, seed: UInt64 = 1) throws -> [Int] {
    let flags = try choice.flags(count: count, axis: "z", stream: RandomStream(seed: seed))
    return flags.indices.filter { flags[$0] }
}

@Test func slicesAreChosenByPlaceRangeStepAndShare() throws {
    #expect(try kept(.places([2, -1, 2])) == [2, 9])
    #expect(try kept(.range(3..<6)) == [3, 4, 5])
    #expect(try kept(.every(4, from: 1)) == [1, 5, 9])
    #expect(try kept(.every(4, from: -2)) == [8])
    #expect(try kept(.share(0.3)).count == 3)
    #expect(try kept(.share(0)) == [] && kept(.share(1)).count == 10)
    #expect(try kept(.every(1, from: 0), of: 0) == [])
}

@Test func sharesOfSlicesAreExactAndNested() throws {
    for seed in 0..<20 {
        var before: Set<Int> = []
        for share in [0.1, 0.25, 0.5, 0.8] {
            let now = Set(try kept(.share(share), of: 37, seed: UInt64(seed)))
            #expect(now.count == Int((share * 37).rounded()))
            #expect(before.isSubset(of: now))
            before = now
        }
    }
}

@Test func slicesThereAreNotAreNamed() throws {
    let problem = #expect(throws: Problem.self) { try kept(.places([10])) }
    #expect(
        problem
            == Problem(
                .value, "there is no slice 10 across z, which has 10", remedy: "slices are numbered from 0 to 9",
                argument: "slices"))
    for choice in [SliceChoice.range(4..<11), .every(0, from: 0), .every(2, from: 10), .share(1.5), .share(.nan)] {
        #expect(throws: Problem.self) { try kept(choice) }
    }
}
