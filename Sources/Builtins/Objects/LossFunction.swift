import Foundations
import Language
import Losses

/// A loss as a value of the language.
protocol LossFunction: Callable {
    func configured() throws -> AnyLoss
}

extension LossFunction {
    var typeName: String { "loss" }
}
