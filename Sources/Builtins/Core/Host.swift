import Foundations
import Language

/// What built-ins need of the session around them and of the terminal in front of it. `Session` implements it.
public protocol Host: AnyObject {
    /// A fresh stream for one use; each call moves the session's generator on, so what is drawn replays in order.
    func randomStream(_ purpose: String) -> RandomStream
    /// The stream of a purpose that stays the same until the next `seed`: what is dropped at a share of 0.5 is dropped
    /// at 0.7.
    func fixedStream(_ purpose: String) -> RandomStream
    /// `seed 7`: starts the generator anew.
    func reseed(_ seed: UInt64)

    /// Shows text that a reel records (what a statement prints), with the digest of the bits it stands for where it
    /// does not say all; the digest goes into the reel only.
    func show(_ text: String, digest: String?)
    /// The same for what is laid out by the width: drawn as wide as the terminal is for the eye, and for the reel at a
    /// width that never changes.
    func show(digest: String?, _ render: (_ width: Int) -> String)
    /// The same for what may be longer than the screen: at the prompt one can go through all of it.
    func show(long object: any HasLength, digest: String?)
    /// Draws a picture where the terminal can; never recorded.
    func showPicture(_ picture: Picture)
    /// Shows text that a reel never records: times, rates, memory.
    func showTransient(_ text: String)
    /// Shows a result that depends on the machine and not on the session (a folder, a history), so that a reel does not
    /// record it.
    func show(unrecorded text: String)
    /// A line, or a table of several, that the next takes the place of: how a step of a loop went. Nothing where there is
    /// no terminal.
    func showStatus(_ text: String)
    /// Shows one warning; recorded.
    func warn(_ text: String)
    /// Which annotations that teach nothing were warned of.
    var notices: AnnotationNotices { get }
    /// A bar for work of `total` units, or plain lines where there is no terminal.
    func progress(_ title: String, total: Int) -> any Progress

    /// Where to read a file that the user named; the file's digest goes into the reel's head. Throws `Problem` if it
    /// is not there.
    func pathForReading(_ path: String) throws -> String
    /// Whether a regular file stands where the user's name points, or was written there by the session; notes nothing.
    func isFile(_ path: String) -> Bool
    /// Where to write a file that the user named: there, or in the scratch folder during replay. After it was written,
    /// `wrote` tells the session to note its digest.
    func pathForWriting(_ path: String) throws -> String
    func wrote(_ path: String) throws
    /// Goes to a folder that the user named and gives its absolute path. Throws `Problem` where there is none.
    func enterFolder(_ path: String) throws -> String
    /// The absolute path of a folder that the user named.
    func folder(_ path: String) throws -> String

    /// Notes that the running statement changed something that stays (a network trained, a file written), so that it is
    /// recorded even if it fails. `completed` says how to write what was done of it when it was interrupted
    /// ("train(t, steps: 120)"); nil keeps the statement's own text.
    func changedState(completed statement: String?)
    /// Notes that a network was trained, which is lost unless the session is saved.
    func noteTraining()
    /// Notes that the running statement speaks of the prompt and belongs into no reel, unless it did more than that.
    func belongsToPrompt()
    /// The prompt that the statement was typed at; nil in scripts.
    var prompt: (any PromptHost)? { get }

    /// `save session "x.reel"`. A script that no session wrote is replaced only if `replacing`.
    func saveSession(_ path: String, replacing: Bool) throws
    /// Names and values of the session, in order of their first assignment.
    var variables: [(name: String, value: Value)] { get }
    /// The statement that last bound a name, as it was written; nil where that is not known.
    func origin(of name: String) -> String?
    /// The source of a module that `use` would find; nil without one.
    func moduleSource(named name: String) -> Source?

    /// Columns of the terminal; 100 where there is none.
    var width: Int { get }
    /// Whether escape sequences (colour, pictures) may be shown.
    var isColourAllowed: Bool { get }
}

extension Host {
    public func show(_ text: String) { show(text, digest: nil) }
    public func show(long object: any HasLength, digest: String?) { show(digest: digest, object.display) }
    public func origin(of name: String) -> String? { nil }
    public func moduleSource(named name: String) -> Source? { nil }

    // What a host without terminal and prompt may leave to these.
    public func show(unrecorded text: String) { showTransient(text) }
    public func showStatus(_ text: String) {}
    public func noteTraining() {}
    public func belongsToPrompt() {}
    public var prompt: (any PromptHost)? { nil }
}
