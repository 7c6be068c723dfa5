/// A host's object that may be one number, such as a tensor without axes: it stands wherever a number is wanted.
public protocol NumberLike: HostObject {
    /// `.integer` or `.float`; nil where it is not one number.
    var number: Value? { get }
}

extension Value {
    /// The number that an object of the host is; any other value itself.
    public var scalar: Value {
        guard case .object(let object) = self, let number = (object as? any NumberLike)?.number else { return self }
        return number
    }

    var isNotANumber: Bool {
        if case .float(let number) = self { return number.isNaN }
        return false
    }

    /// A boolean, or the 0 or 1 of a mask that an object of the host is.
    var truth: Bool? {
        switch self {
        case .boolean(let truth): truth
        case .object:
            switch scalar {
            case .integer(0), .float(0): false
            case .integer(1), .float(1): true
            default: nil
            }
        default: nil
        }
    }
}
