import Catalogue
import Foundations
import Testing

@testable import Metrics

@Test func everyEntryIsComplete() {
    for entry in MetricsCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}

@Test func metricsAreFoundWithAndWithoutScore() throws {
    #expect(try MetricsCatalogue.named("dice") == DiceScore.self)
    #expect(try MetricsCatalogue.named("dice_score") == DiceScore.self)
    #expect(try MetricsCatalogue.named("hd95") == HD95.self)
    let problem = #expect(throws: Problem.self) { try MetricsCatalogue.named("hausdorf") }
    #expect(problem?.message == "there is no metric \"hausdorf\"")
    #expect(problem?.remedy == "did you mean \"hausdorff\"?")
    #expect(Set(MetricsCatalogue.names).count == MetricsCatalogue.metrics.count)
}
