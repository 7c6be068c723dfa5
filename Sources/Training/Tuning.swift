import Foundations
import Networks

/// Which parameters a training moves: those of the last share of a network's layers, or all.
struct Tuning {
    /// Those that stay as they are.
    let frozen: [Networks.Parameter]

    /// - Parameter share: of the layers, counted from the output; rounded to at least one layer.
    init(_ network: any Network, share: Double) throws {
        guard share > 0, share <= 1 else {
            throw Problem(
                .value, "tune must be above 0 and at most 1, found \(share)",
                remedy: "0.5 trains the half of the layers that is nearer to the output", argument: "tune")
        }
        let layers = network.layers
        let count = max(1, Int((share * Double(layers.count)).rounded()))
        frozen = layers.dropLast(count).flatMap { $0.map(\.1) }
    }

    /// Runs `body` while the others are frozen; what is made of nothing else is not differentiated then.
    func applied<Result>(_ body: () throws -> Result) rethrows -> Result {
        for parameter in frozen { parameter.isFrozen = true }
        defer { for parameter in frozen { parameter.isFrozen = false } }
        return try body()
    }
}
