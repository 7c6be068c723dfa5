import Tensors

/// A tensor that training changes.
///
/// `leaf` is the same value as a leaf of the tape: layers compute with it, and gradients are asked for by it. Setting
/// `value` renews it. While it is frozen it has no gradient, and what is made of nothing else is not on the tape.
public final class Parameter {
    /// The dotted place in its network once it stands in one ("encoder.0.convolution.1.weight").
    public var name: String
    public var value: Tensor { didSet { renew() } }
    public var isFrozen = false { didSet { renew() } }
    public private(set) var leaf: Tensor
    /// Weight of the sum of squares that training adds to the loss for this parameter.
    public let penalty: Double
    /// Moved by gradients; otherwise by what layers see in training (running statistics).
    public let isTrained: Bool

    public init(_ name: String, _ value: Tensor, penalty: Double = 0, isTrained: Bool = true) {
        self.name = name
        self.value = value
        self.penalty = penalty
        self.isTrained = isTrained
        leaf = value.watched()
    }

    private func renew() { leaf = isFrozen ? value.detached() : value.watched() }
}

/// Parameters with their names inside the layer that owns them.
public typealias NamedParameters = [(String, Parameter)]

/// The same parameters, named as seen from one level further up.
func prefixed(_ place: String, _ parameters: NamedParameters) -> NamedParameters {
    parameters.map { ("\(place).\($0.0)", $0.1) }
}
