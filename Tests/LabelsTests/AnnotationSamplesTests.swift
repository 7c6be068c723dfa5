import Testing

@testable import Labels

@Test func aBatchFallsIntoItsSamples() throws {
    let h = try organs()
    let batch = try Annotation(
        labels: [0, 1, 2, 3], shape: [2, 2], hierarchy: h, ignoring: [false, false, true, false])
    let samples = batch.samples
    #expect(samples.map(\.shape) == [[2], [2]])
    #expect(samples[0].values() == [0, 1] && samples[1].values() == [-1, 3])
    #expect(samples[0].ignored == nil && samples[1].ignored == [true, false])
    #expect(samples[0].sets == [[0], [1]])
    #expect(try Annotation(labels: [Int](), shape: [0, 2], hierarchy: h).samples.isEmpty)
    #expect(try Annotation(labels: [1], shape: [], hierarchy: h).samples.isEmpty)
}
