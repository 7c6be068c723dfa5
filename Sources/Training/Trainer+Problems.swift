import Datasets
import Foundations
import Labels
import Networks

extension Trainer {
    /// A loss or gradient that is not finite, with the image that holds such values where there is one.
    func notFinite(_ what: String, _ samples: Batch) -> Problem {
        let culprit = samples.cases.first { index in
            dataset.cases[index].image.tensor.withFloats { !$0.allSatisfy { $0.isFinite } }
        }
        let kept = "the network is as it was after step \(steps)"
        guard let culprit else {
            return Problem(
                .numeric, "\(what) in step \(steps + 1)", remedy: "\(kept); a smaller rate may help", argument: "loss")
        }
        return Problem(
            .numeric,
            "\(what) in step \(steps + 1): the image \"\(dataset.cases[culprit].name)\" holds values that are not finite",
            remedy: "\(kept); repair the image", argument: "data")
    }

    /// Throws where a step would put images of different sizes side by side, which only a step that draws such would tell.
    static func requireOneSize(_ dataset: Dataset, _ options: TrainerOptions) throws {
        guard options.batch > 1, let first = dataset.cases.first else { return }
        let others = dataset.cases.filter { $0.image.size != first.image.size }
        guard let other = others.first else { return }
        func text(_ item: Case) -> String {
            "\"\(item.name)\" has \(item.image.size.map(String.init).joined(separator: " × "))"
        }
        let more = others.count > 1 ? "; \(others.count) of \(dataset.count) differ from the first" : ""
        throw Problem(
            .shape, "the images of a batch have one size: \(text(first)), \(text(other))\(more)",
            remedy: "use batch: 1, or bring the images to one size before, as with resample or pad", argument: "data")
    }

    /// The dataset under the network's hierarchy, if images and regions fit.
    static func fitted(_ dataset: Dataset, to network: any Network) throws -> Dataset {
        guard let hierarchy = network.hierarchy, !network.regions.isEmpty else {
            throw Problem(
                .state, "the network has no regions to train on",
                remedy: "build it with a hierarchy as `condition:` or `outputs:`", argument: "network")
        }
        guard dataset.spatialRank == network.dims, dataset.channels == network.channelsIn else {
            throw Problem(
                .shape,
                "the network takes \(network.dims)D images of \(network.channelsIn) channels, the dataset has "
                    + "\(dataset.spatialRank)D images of \(dataset.channels), the first of shape "
                    + "\(dataset.cases[0].image.tensor.shape)",
                remedy: "build the network with dims: \(dataset.spatialRank), channels: \(dataset.channels)",
                argument: "data")
        }
        if dataset.hierarchy == hierarchy { return dataset }
        do {
            return try Dataset(dataset.cases, hierarchy: hierarchy)
        } catch let error as LabelError {
            let error = error.inClauses
            throw Problem(
                .value, "the network's regions and the dataset's do not fit: \(error.message)", remedy: error.remedy,
                argument: "data")
        }
    }
}
