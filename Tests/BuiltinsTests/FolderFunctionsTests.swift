import Foundation
import Testing

@testable import Builtins

@Suite struct FolderFunctionsTests {
    private func host() throws -> TestHost {
        let host = try TestHost()
        for name in ["b.nii", "a.nii", ".hidden.nii", "c.txt"] {
            try Data().write(to: host.folder.appendingPathComponent(name))
        }
        try FileManager.default.createDirectory(
            at: host.folder.appendingPathComponent("d"), withIntermediateDirectories: true)
        try Data().write(to: host.folder.appendingPathComponent("d/e.nii"))
        return host
    }

    @Test(arguments: [
        ("ls", "a.nii\nb.nii\nc.txt\nd/"), ("ls *.nii", "a.nii\nb.nii"), ("ls d", "e.nii"), ("ls d/*", "e.nii"),
        ("ls ?.txt", "c.txt"),
    ])
    func filesOfAFolderOrOfAPatternAreListed(_ line: String, _ expected: String) throws {
        #expect(try host().run(line) == expected)
    }

    @Test func aPatternThatNothingFitsSaysSo() throws {
        #expect(try host().problem("ls *.sh")?.message.hasSuffix("is called *.sh") == true)
    }
}
