import Catalogue
import Testing

@testable import Networks

@Test func everyEntryIsComplete() {
    for entry in NetworksCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}
