/// The modules written in the language that travel inside the binary; `use NAME` finds them after the script's own
/// folder and `REEL_PATH`.
public enum StandardLibrary {
    /// Module name and source text, one line a module.
    public static let modules: [(name: String, text: String)] = [
        ("atlases", text(PackageResources.atlases_reel))
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
