import Augmentation
import Catalogue
import Foundations
import Language
import Networks
import Tensors
import Uncertainty
import Volumes

/// Monte Carlo dropout and test-time augmentation. Entries stand in `UncertaintyCatalogue`.
enum UncertaintyFunctions {
    static let all: [Builtin] = Builtin.bind(UncertaintyCatalogue.entries, bodies)

    static let bodies: [String: Builtin.Body] = [
        "mc_dropout": { arguments, call in
            let samples = try arguments.integer("samples")
            return .object(
                try MonteCarloDropout.run(
                    NetworkPredictor(try arguments.network("net")), try arguments.scan("image"), samples: samples,
                    keepsSamples: try arguments.boolean("keep_samples"),
                    stream: call.host.randomStream("mc_dropout"),
                    progress: call.host.progress("mc_dropout", total: samples)))
        },
        "tta": { arguments, call in
            let samples = try arguments.integer("samples")
            return .object(
                try TestTimeAugmentation.run(
                    NetworkPredictor(try arguments.network("net")), try arguments.scan("image"), samples: samples,
                    dropout: try arguments.boolean("dropout"),
                    transforms: arguments.isNone("transforms")
                        ? Symmetries() : try arguments.invertibleTransform("transforms"),
                    keepsSamples: try arguments.boolean("keep_samples"), stream: call.host.randomStream("tta"),
                    progress: call.host.progress("tta", total: samples)))
        },
    ]
}

extension Arguments {
    /// A volume, or a tensor as one without a place.
    func scan(_ name: String) throws -> Volume {
        if case .object(let volume as Volume) = try value(name) { return volume }
        return try Volume(tensor: try tensor(name))
    }
}
