import Foundations
import Networks
import Tensors

/// What a step would change, before it does: gradients of the parameters that are trained, and running statistics.
struct ParameterChange {
    struct Update {
        let parameter: Networks.Parameter
        let update: ParameterUpdate
    }

    /// The loss with the penalties Σ penalty · Σ squares of the parameters that are trained.
    let loss: Double
    let updates: [Update]
    /// Length of the gradient over all of them, that of the penalties with it.
    let norm: Double
    let statistics: [(parameter: Networks.Parameter, value: Tensor)]

    /// Differentiates a loss; `failing` makes the problem of a loss or gradient that is not finite.
    init(_ loss: Tensor, _ network: any Network, _ pass: Pass, failing: (String) -> Problem) throws {
        guard loss.count == 1 else { throw RegionsObjective.several(loss) }
        let value = try loss.scalar()
        guard value.isFinite else { throw failing("the loss is \(value.isNaN ? "not a number" : "\(value)")") }
        guard loss.isRecorded else {
            throw Problem(
                .value, "the loss does not depend on what the network predicts, so there is nothing to learn",
                remedy: "compute it from its first argument", argument: "loss")
        }
        let gradients = try loss.gradients()
        updates = network.namedParameters.compactMap { name, parameter in
            guard let gradient = gradients[parameter.leaf] else { return nil }
            return Update(
                parameter: parameter,
                update: ParameterUpdate(
                    name: name, value: parameter.value, gradient: gradient, penalty: parameter.penalty))
        }
        var (sum, penalties) = (0.0, 0.0)
        for update in updates {
            let (square, penalty) = Self.squares(update.update)
            penalties += penalty
            guard square.isFinite else { throw failing("the gradient of \(update.update.name) is not finite") }
            sum += square
        }
        norm = sum.squareRoot()
        self.loss = value + penalties
        statistics = pass.updates.filter { !$0.parameter.isFrozen }
    }

    /// The sum of squares of a parameter's whole gradient, and what its penalty adds to the loss.
    private static func squares(_ update: ParameterUpdate) -> (gradient: Double, penalty: Double) {
        update.gradient.withFloats { gradient in
            guard update.penalty > 0 else { return (gradient.reduce(0) { $0 + Double($1) * Double($1) }, 0) }
            return update.value.withFloats { values in
                var (square, sum) = (0.0, 0.0)
                for (slope, value) in zip(gradient, values) {
                    let whole = Double(slope) + 2 * update.penalty * Double(value)
                    square += whole * whole
                    sum += Double(value) * Double(value)
                }
                return (square, update.penalty * sum)
            }
        }
    }
}
