import Testing

@Suite struct FileSizeTests {
    /// A file is one idea; at 500 lines it is split.
    @Test func noSourceIsLongerThan500Lines() throws {
        for file in try House.files(in: ["Sources", "Tests", "stdlib"])
        where [".swift", ".c", ".h", ".reel"].contains(where: file.hasSuffix) {
            let lines = try House.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 501, "\(file) has \(lines) lines")
        }
    }

    /// Reels and pictures that a session saved there are its user's.
    @Test func theTopLevelHoldsOnlyWhatBelongsThere() throws {
        let allowed: Set<String> = [
            "Package.swift", "Sources", "Tests", "scripts", "stdlib", "Docs", "README.md", "LICENSE", "CHANGELOG.md",
            "CONTRIBUTING.md", "CITATION.cff", "SECURITY.md", "Package.resolved",
        ]
        let found = try House.topLevel().filter {
            !$0.hasPrefix(".") && !$0.hasSuffix(".reel") && !$0.hasSuffix(".png")
        }
        #expect(Set(found).subtracting(allowed).isEmpty)
    }
}
