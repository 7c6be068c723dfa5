/// What is written in the language and travels inside the binary.
public enum StandardLibrary {
    /// Defines further built-in functions; read when the first of them is looked up.
    public static var prelude: String { text(PackageResources.prelude_reel) }

    /// Modules, which `use NAME` finds after the script's own folder and `REEL_PATH`; one line a module.
    public static let modules: [(name: String, text: String)] = [
        ("ace", text(PackageResources.ace_reel)),
        ("atlases", text(PackageResources.atlases_reel)),
        ("baseline", text(PackageResources.baseline_reel)),
        ("conemos", text(PackageResources.conemos_reel)),
        ("labelset", text(PackageResources.labelset_reel)),
        ("modulations", text(PackageResources.modulations_reel)),
        ("smile", text(PackageResources.smile_reel)),
        ("statistics", text(PackageResources.statistics_reel)),
        ("studies", text(PackageResources.studies_reel)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
