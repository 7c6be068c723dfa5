/// The errors that were caught last, so that `error(problem)` can pass one on with its place and the calls that led to it,
/// which the record in the hands of the script does not hold.
struct CaughtErrors {
    private static let kept = 16
    private var errors: [(error: ScriptError, record: Record)] = []

    /// Keeps an error, and gives the record that stands for it.
    mutating func record(of error: ScriptError) -> Value {
        if errors.count == Self.kept { errors.removeFirst() }
        let record = error.record
        errors.append((error, record))
        return .record(record)
    }

    /// The error that was caught as a record of these fields; nil where it is not known any more.
    func error(caughtAs record: Record) -> ScriptError? {
        let same = errors.last { $0.record.storage === record.storage }
        return (same ?? errors.last { Value.record($0.record).isEqual(.record(record)) })?.error
    }
}

extension ScriptError {
    /// As `catch` binds it: message, kind and trace, the innermost call first. Without places in the source: they would
    /// change when the script is saved and replayed.
    var record: Record {
        let places = trace.map { Value.string(Self.callPrefix + $0.name) }
        return Record([
            (.name("message"), .string(message)), (.name("kind"), .string(kind)),
            (.name("trace"), .list(List(places))),
        ])
    }

    /// What a record says of an error; nil where it has no message.
    init?(_ record: Record) {
        guard case .string(let message)? = record["message"] else { return nil }
        var kind = "error"
        if case .string(let known)? = record["kind"] { kind = known }
        self.init(kind, message)
        guard case .list(let places)? = record["trace"] else { return }
        for case .string(let place) in places where place.hasPrefix(Self.callPrefix) {
            addCall(String(place.dropFirst(Self.callPrefix.count)), nil)
        }
    }

    private static let callPrefix = "in "
}
