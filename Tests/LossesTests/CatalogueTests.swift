import Catalogue
import Testing

@testable import Losses

@Test func everyEntryIsComplete() {
    for entry in LossesCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}
