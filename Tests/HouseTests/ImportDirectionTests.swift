import Foundation
import Testing

/// Imports point downward only: each source imports what `Package.swift` gives its target, and no target is given
/// anything from its own floor or above.
@Suite struct ImportDirectionTests {
    /// Docs/Design/House.md, from the ground up.
    static let floors: [[String]] = [
        ["CKernels", "CEdit", "COpenBLAS", "COneDNN", "CZlib", "CDeflate"],
        ["Foundations", "Space", "Labels", "Catalogue", "Language", "StandardLibrary"],
        ["Tensors", "Volumes", "Plotting"],
        ["Losses", "Networks", "Augmentation", "Metrics"],
        ["Datasets"],
        ["Training", "Uncertainty"],
        ["Builtins"],
        ["Session"],
        ["Terminal"],
        ["reel"],
    ]
    /// The arrows along a floor: an image is a tensor with a place in space, and an annotation has a place too.
    static let sideways: Set<String> = ["Volumes → Tensors", "Labels → Space"]
    /// What comes with Swift and the system.
    static let system: Set<String> = [
        "Foundation", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin", "Testing", "ArgumentParser",
        "OrderedCollections",
    ]

    @Test func everyTargetHasAFloor() throws {
        let targets = try House.manifest().keys.filter { !$0.hasSuffix("Tests") && $0 != "TestSupport" }
        #expect(Set(targets) == Set(Self.floors.joined()))
    }

    @Test func dependenciesPointDownward() throws {
        for (target, dependencies) in try House.manifest() {
            guard let own = Self.floor(of: target) else { continue }
            for dependency in dependencies {
                guard let other = Self.floor(of: dependency) else { continue }
                let isAllowed = other < own || Self.sideways.contains("\(target) → \(dependency)")
                #expect(isAllowed, "\(target) stands on floor \(own) and must not depend on \(dependency)")
            }
        }
    }

    @Test func theLanguageKnowsNothingOfItsHost() throws {
        #expect(try House.manifest()["Language"] == ["OrderedCollections"])
        #expect(try House.manifest()["Labels"] == ["Space"])
        #expect(try House.manifest()["Space"] == [])
    }

    @Test func sourcesImportOnlyWhatTheManifestAllows() throws {
        let manifest = try House.manifest()
        for file in try House.swiftFiles() {
            guard let target = House.target(of: file), let allowed = manifest[target] else {
                Issue.record("\(file) belongs to no target")
                continue
            }
            for module in try House.imports(of: file) where !Self.system.contains(module) && module != target {
                #expect(
                    allowed.contains(module), "\(file) imports \(module), which Package.swift does not give \(target)")
            }
        }
    }

    static func floor(of target: String) -> Int? { floors.firstIndex { $0.contains(target) } }
}
