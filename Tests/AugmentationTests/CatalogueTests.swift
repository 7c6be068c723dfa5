import Catalogue
import Testing

@testable import Augmentation

@Test func everyEntryIsComplete() {
    for entry in AugmentationCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}
