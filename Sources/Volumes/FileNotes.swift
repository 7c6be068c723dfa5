/// What a reader assumed of a file that says something odd: one sentence each, for whoever loads it to warn of.
public final class FileNotes {
    private let path: String
    public private(set) var warnings: [String] = []

    public init(_ path: String) { self.path = path }

    /// "x.nii " + text.
    public func warn(_ text: String) {
        let warning = "\(path) \(text)"
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}
