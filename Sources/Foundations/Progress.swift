/// Where long work tells how far it is. The terminal draws a bar, a file gets a line now and then, tests collect.
public protocol Progress: AnyObject {
    /// `done` of `total` units are finished; `note` is a short text that stands beside the bar ("loss 0.41").
    func update(done: Int, total: Int, note: String)
    /// The work has ended, finished or not; the bar is cleared or left as its last line.
    func finish()
}

/// Progress that nobody looks at.
public final class SilentProgress: Progress {
    public init() {}
    public func update(done: Int, total: Int, note: String) {}
    public func finish() {}
}
