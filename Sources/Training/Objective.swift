import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors

/// What a training step makes small, of what a network says of a batch and what is known of it.
protocol Objective: Sendable {
    /// What its samples are made of.
    var content: SampleContent { get }
    /// The mean over the batch, of logits as the network gives them.
    func callAsFunction(_ logits: Tensor, _ target: BatchTarget) throws -> Tensor
}

enum Objectives {
    /// The objective that a loss makes for a network: of leaves, of the region that a network is conditioned on, or of all
    /// regions at once. Throws where the network's channels are not those of the loss.
    static func objective(
        _ loss: AnyLoss, network: any Network, hierarchy: Hierarchy, options: TrainerOptions
    ) throws -> any Objective {
        switch loss {
        case .region(let loss):
            if network.output == .region { return ConditionedObjective(loss: loss) }
            return RegionsObjective(
                loss: loss, output: network.output, hierarchy: hierarchy, masked: options.masked)
        case .labelSet(let loss):
            try check(loss, network, hierarchy)
            try refuse(options.masked, "masked", "reads what is partly known as it is")
            try refuse(options.soften != nil, "soften", "takes sets of leaves, and no soft targets")
            return LeavesObjective(loss: loss)
        }
    }

    private static func refuse(_ isGiven: Bool, _ option: String, _ reason: String) throws {
        guard isGiven else { return }
        throw Problem(
            .value, "\(option) goes with losses of regions; a loss of leaves \(reason)", remedy: "leave out \(option):",
            argument: option)
    }

    private static func check(_ loss: any LabelSetLoss, _ network: any Network, _ hierarchy: Hierarchy) throws {
        let wanted: NetworkOutput = loss.channels == .leaves ? .leaves : .foregroundLeaves
        guard network.output != wanted else { return }
        let count = wanted.count(in: hierarchy) ?? 0
        let what =
            wanted == .leaves
            ? "a channel for each of the \(count) leaves, under a softmax"
            : "a channel for each of the \(count) leaves but background, under sigmoids"
        throw Problem(
            .shape, "\(loss.name) takes \(what), and the network is \(network.title)",
            remedy: "build it with outputs: a hierarchy" + (wanted == .leaves ? "" : " and head: \"sigmoid\""),
            argument: "loss")
    }
}
