import Catalogue
import Foundation
import Foundations
import Labels
import Volumes

/// Real data that a package of the system brings, found where that package puts it.
public enum Sample {
    /// Names that `sample` knows.
    public static let names = ["colin27"]

    /// Where the files are looked for: the folders of REEL_SAMPLES (separated by colons), then the packages' own.
    static func folders(environment: [String: String] = ProcessInfo.processInfo.environment) -> [String] {
        let own = (environment["REEL_SAMPLES"] ?? "").split(separator: ":").map(String.init)
        return own + [
            "/usr/share/mricron/templates", "/usr/local/share/mricron/templates",
            "/opt/homebrew/share/mricron/templates", "/usr/share/mricron",
            "/Applications/MRIcron.app/Contents/Resources/templates",
        ]
    }

    /// The path of a sample's file; throws `Problem(.file)` with the package to install.
    static func path(_ file: String, of name: String, package: String, in folders: [String]) throws -> String {
        for folder in folders {
            let path = (folder as NSString).appendingPathComponent(file)
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        throw Problem(
            .file,
            "\(file) of the sample \"\(name)\" is not on this machine (looked in \(folders.joined(separator: ", ")))",
            remedy: "apt-get install \(package) (Debian, Ubuntu), or name a folder that holds it in REEL_SAMPLES",
            argument: "name")
    }
}

enum SampleEntry {
    static let entry = Entry(
        "sample", room: "data",
        [Parameter("name", "string", "\"colin27\"", completion: .choices(Sample.names))],
        result: "record {t1: volume, aal: label map, jhu: label map}",
        summary: "Gives a real brain with two atlases on one grid, from Debian's mricron-data.",
        source:
            "Holmes et al., J. Comput. Assist. Tomogr. 22 (1998); AAL: Tzourio-Mazoyer et al., NeuroImage 15 (2002); "
            + "JHU: Mori et al., MRI Atlas of Human White Matter (2005)",
        examples: [
            """
            brain = sample("colin27")
            brain.t1.size
            """
        ],
        keywords: ["brain", "atlas", "aal", "jhu", "t1", "mri", "example"])
}
