import Catalogue
import Testing

@testable import Volumes

@Test func everyEntryIsComplete() {
    for entry in VolumesCatalogue.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}
