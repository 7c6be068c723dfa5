import Foundations
import Language
import Networks
import Tensors
import Volumes

extension Value {
    /// The value as a tensor where that is meant without saying so: a tensor, a parameter, a number, the values of a
    /// volume or of a label map.
    var asTensor: Tensor? {
        get throws {
            switch self {
            case .integer(let value): return try Tensor(integers: [value], shape: [])
            case .float(let value): return try Tensor([Float(narrowing: value)], shape: [])
            case .object(let object):
                switch object {
                case let tensor as Tensor: return tensor
                case let parameter as ParameterObject: return parameter.tensor
                case let volume as Volume: return volume.tensor
                case let labels as LabelMap: return labels.tensor
                default: return nil
                }
            default: return nil
            }
        }
    }

    /// An integer or a float.
    var plainNumber: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }

    var isInteger: Bool {
        if case .integer = self { return true }
        return false
    }

    /// Whether a plain number is below another, exactly.
    static func isLess(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.integer(let x), .integer(let y)): x < y
        case (.integer(let x), .float(let y)): NumberOrder.isLess(x, y)
        case (.float(let x), .integer(let y)): NumberOrder.isLess(x, y)
        case (.float(let x), .float(let y)): x < y
        default: false
        }
    }

    /// The same, or the tensor that a list of numbers makes.
    var asTensorOrList: Tensor? {
        get throws {
            switch self {
            case .list, .range: try TensorReader.tensor(self)
            default: try asTensor
            }
        }
    }

    /// A tensor as a value; scalars stay tensors, so that gradients flow through them.
    static func tensor(_ tensor: Tensor) -> Value { .object(tensor) }

    static func table(_ table: Table) -> Value { .object(table) }

    static func list(_ values: [Value]) -> Value { .list(List(values)) }

    static func strings(_ texts: [String]) -> Value { .list(List(texts.map { .string($0) })) }

    static func integers(_ numbers: [Int]) -> Value { .list(List(numbers.map { .integer($0) })) }

    static func numbers(_ numbers: [Double]) -> Value { .list(List(numbers.map { .float($0) })) }
}

extension Float {
    /// Throws `Problem` for a finite number that a tensor's 32 bits cannot hold.
    init(narrowing number: Double, argument: String? = nil) throws {
        self.init(number)
        guard isFinite || !number.isFinite else {
            throw Problem(
                .numeric, "\(number) is too large for a tensor, whose numbers have 32 bits",
                remedy: "the largest is 3.4e38", argument: argument)
        }
    }
}

extension Float {
    /// Throws `Problem` for an integer that a tensor's floats of 32 bits do not have.
    init(exactly number: Int, argument: String?) throws {
        self.init(number)
        guard Int(exactly: self) == number else {
            throw Problem(
                .numeric, "\(number) is no number of a tensor of floats, which has \(self) there",
                remedy: "integers up to 16777216 all are; \(number).0 is rounded", argument: argument)
        }
    }
}
