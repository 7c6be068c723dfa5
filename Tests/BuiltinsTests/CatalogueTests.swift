import Augmentation
import Catalogue
import Datasets
import Foundation
import Losses
import Networks
import Tensors
import Testing
import Training
import Uncertainty
import Volumes

@testable import Builtins

@Test func everyEntryHasAFunctionAndEveryFunctionAnEntry() {
    let bound: [(String, [Entry], [String])] = [
        ("tensors", TensorsCatalogue.entries, Array(TensorFunctions.bodies.keys)),
        ("volumes", VolumesCatalogue.entries, Array(FileFunctions.bodies.keys) + VolumeFunctions.bodies.keys),
        ("networks", NetworksCatalogue.entries, Array(NetworkFunctions.bodies.keys)),
        ("datasets", DatasetsCatalogue.entries, Array(DataFunctions.bodies.keys)),
        ("augmentation", AugmentationCatalogue.entries, Array(AugmentationFunctions.bodies.keys)),
        ("training", TrainingCatalogue.entries, Array(TrainingFunctions.bodies.keys)),
        ("uncertainty", UncertaintyCatalogue.entries, Array(UncertaintyFunctions.bodies.keys)),
    ]
    for (room, entries, functions) in bound {
        let names = Set(entries.map(\.name))
        #expect(names.subtracting(functions) == [], "\(room): entries without a function")
        #expect(Set(functions).subtracting(names) == [], "\(room): functions without an entry")
    }
}

@Test func namesAreUnique() {
    let names = BuiltinFunctions.index.entries.map(\.name)
    let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(repeated.isEmpty, "\(repeated.sorted())")
}

@Test func everyEntryIsASentenceWithAnExample() {
    for entry in BuiltinFunctions.index.entries {
        #expect(entry.summary.hasSuffix("."), "\(entry.name): the summary is a sentence")
        #expect(!entry.examples.isEmpty, "\(entry.name): an example that runs")
    }
}

@Test func everyParameterOfTheLibrarySaysWhatItIs() {
    for entry in LibraryEntries.prelude + LibraryEntries.modules {
        for parameter in entry.parameters {
            #expect(!parameter.summary.isEmpty, "\(entry.name): # \(parameter.name): type - what it is")
        }
    }
}

@Test(arguments: BuiltinFunctions.index.entries.map(\.name))
func everyExampleRuns(name: String) throws {
    for example in BuiltinFunctions.index[name]?.examples ?? [] {
        let host = try TestHost()
        let problem = host.problem(example)
        #expect(problem == nil, "\(name): \(problem?.message ?? "") in\n\(example)")
    }
}
