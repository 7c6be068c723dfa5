import Catalogue
import Testing

@testable import Uncertainty

@Test func everyEntryIsComplete() {
    for entry in UncertaintyCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}
