/// A value that the host brings into the language: a tensor, a volume, a network. It joins in by conforming to as many
/// of the small protocols below as make sense; the language knows nothing else about it.
public protocol HostObject {
    /// The type as the user knows it: "tensor", "label map".
    var typeName: String { get }
    /// The type in a sentence: "a label map".
    var typePhrase: String { get }
    /// One line, as it stands inside a list or in `who`: "tensor [2, 3] float32".
    var summary: String { get }
    /// As a bare expression shows it; may have several lines, none wider than `width` where that can be helped.
    func display(width: Int) -> String
    /// The digest of its bits that a reel records beside what was shown; nil where what was shown says all.
    var digest: String? { get }
    /// What to do instead where a script calls it like a function; nil where nothing comes to mind.
    var callRemedy: String? { get }
}

extension HostObject {
    public var typePhrase: String { Value.phrase(typeName) }
    public func display(width: Int) -> String { summary }
    public var digest: String? { nil }
    public var callRemedy: String? { nil }
}

/// Something to be told behind a value that is shown, and not to be recorded: how long it took.
public protocol HasAside: HostObject {
    var aside: String { get }
}

/// `x.name`
public protocol HasMembers: HostObject {
    var memberNames: [String] { get }
    /// nil where there is no such member; the language then says so and suggests one.
    func member(_ name: String) throws -> Value?
}

/// `x.name = value`
public protocol HasAssignableMembers: HasMembers {
    mutating func assign(_ value: Value, member name: String) throws
}

/// `x[…]`
public protocol Indexable: HostObject {
    func element(at indices: [Index]) throws -> Value
}

/// `x["name"]`: an object that is indexed by names, and what these are.
public protocol HasKeys: Indexable {
    var keyNames: [String] { get }
}

/// Parts that are simply there: to read one computes nothing, so completion may look through them.
public protocol HasStoredParts: HostObject {
    /// nil for members that are computed.
    func storedMember(_ name: String) -> Value?
    /// nil where there are no elements at hand.
    func storedElement(at position: Int) -> Value?
}

extension HasStoredParts {
    public func storedElement(at position: Int) -> Value? { nil }
}

/// `x[…] = value`. Called on a uniquely held copy where the language can arrange it, so that value types with
/// copy-on-write storage change in place.
public protocol IndexAssignable: Indexable {
    mutating func assign(_ value: Value, at indices: [Index]) throws
}

/// `for element in x`, `x.map(…)`
public protocol Iterable: HostObject {
    /// How many elements a loop goes over. Not `count`: a host's type may have one that counts something else, such as
    /// the numbers of a matrix whose elements are its rows. Throws where there is nothing to go over.
    var elementCount: Int { get throws }
    func element(at position: Int) throws -> Value
}

/// What `any` and `all` ask of a mask, however its numbers are arranged.
public protocol HasTruths: HostObject {
    /// Whether something in it is true.
    var isSomewhereTrue: Bool { get throws }
    /// Whether nothing in it is false.
    var isEverywhereTrue: Bool { get throws }
}

/// What functions on lists do with an object that has elements: `unique(x)`, `sort(x)`.
public protocol AnswersListFunctions: HostObject {
    /// The value of a list function with the further arguments of its call; nil where the elements one by one will do.
    /// Throws where the function does not apply, and says what does.
    func answer(_ listFunction: String, _ arguments: Arguments) throws -> Value?
}

/// `==` of two objects as a whole, as a list compares its elements; where `x == y` itself gives a mask.
public protocol ComparedWhole: HostObject {
    func isSame(as other: any HostObject) -> Bool
}

/// `x + y`, `-x`, `x < y`. Asked of the left operand first, then of the right; nil means "not mine".
public protocol HasOperators: HostObject {
    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value?
    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value?
}

/// One entry between the brackets of an index.
public enum Index {
    case value(Value)
    case slice(start: Int?, stop: Int?, step: Int?)
    case ellipsis
}

public enum BinaryOperator: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"
    case matrixMultiply = "@"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case union = "|"
    case intersection = "&"
}

extension BinaryOperator {
    /// The comparison that says the same of the operands the other way round; nil for operators that do not compare.
    public var turned: BinaryOperator? {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: nil
        }
    }
}

public enum UnaryOperator: String, Sendable {
    case negate = "-"
    case not = "not"
}
