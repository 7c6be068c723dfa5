import Foundations
import Labels
import Testing

@testable import Datasets

@Test func whatASampleIsMadeOfDecidesWhatCounts() throws {
    var cases = try tiny(organs(), count: 2)
    cases[0].annotation = try cases[0].annotation.dropping(["liver"])
    let data = try Dataset(cases)
    #expect(SampleContent.region.candidates(in: data, masked: false) == [[2, 3], [0, 1, 2, 3]])
    #expect(SampleContent.regions.candidates(in: data, masked: true) == [[0, 1, 2, 3], [0, 1, 2, 3]])
    #expect(SampleContent.leaves.candidates(in: data, masked: false) == nil)
}

@Test func nothingToDrawNamesTheRegions() throws {
    let data = try Dataset(tiny(organs(), count: 1))
    let message = SampleContent.regions.nothing(in: data, masked: false).message
    #expect(message == "no case has a complete region to train on (regions: body, liver, pancreas, stomach)")
}
