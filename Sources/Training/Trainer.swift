import Catalogue
import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors

/// Trains a network on pairs of an image and one region that is completely known in it.
///
/// A step is all or nothing: it draws, computes and only then commits the new parameters, optimizer state, random draws
/// and step count together, so an interrupted or failed step leaves everything as it was before. What a step draws
/// depends on the seed and the step's number alone.
public final class Trainer {
    public let network: any Network
    public let dataset: Dataset
    public let loss: any RegionLoss
    /// Samples per step.
    public let batch: Int
    /// Longer gradients are shortened to this length, all parameters together; nil: never.
    public let clip: Double?
    public private(set) var optimizer: any Optimizer
    /// Steps completed since the trainer was made.
    public private(set) var steps = 0
    /// The loss of every completed step.
    public private(set) var losses: [Double] = []
    /// The last completed step.
    public private(set) var last: StepReport?
    private var sampler: Sampler
    private let random: RandomStream

    /// With `masked` regions that are known in part are drawn too, and only their known voxels count.
    ///
    /// Throws where the dataset and the network do not fit, or no case has a region to draw. A dataset under another
    /// hierarchy of the same leaves is read under the network's.
    public init(
        network: any Network, dataset: Dataset, loss: any RegionLoss, optimizer: any Optimizer, batch: Int = 2,
        clip: Double? = nil, masked: Bool = false, stream: RandomStream
    ) throws {
        guard batch >= 1, batch <= 4096 else {
            throw Problem(.value, "batch must be between 1 and 4096, found \(batch)", argument: "batch")
        }
        if let clip { try Rates.require(clip, named: "clip", { $0 > 0 }, "positive") }
        let dataset = try Self.fitted(dataset, to: network)
        self.network = network
        self.dataset = dataset
        self.loss = loss
        self.optimizer = optimizer
        self.batch = batch
        self.clip = clip
        sampler = try Sampler(dataset, stream: stream.split("sampler"), masked: masked)
        random = stream.split("dropout")
    }

    /// The learning rate of the next step.
    public var rate: Double { optimizer.rate }

    /// How the learning rate changes; may be set between steps.
    public var learningRate: LearningRate {
        get { optimizer.learningRate }
        set { optimizer.learningRate = newValue }
    }

    /// One step. Throws `Interrupted` or a `Problem` (a loss or gradient that is not finite) with nothing changed.
    @discardableResult
    public func step() throws -> StepReport {
        let start = ContinuousClock.now
        try requireMemory()
        var sampler = sampler
        var optimizer = optimizer
        let samples = try sampler.batch(batch)
        let condition = try samples.conditions()
        let pass = Pass(isTraining: true, random: random.split(steps))
        let logits = try network.predict(samples.images, condition: condition, pass: pass)
        let prediction = try type(of: loss).takesLogits ? logits : logits.sigmoid()
        let lossTensor = try loss(prediction, samples.targets(), mask: samples.mask())
        let lossValue = try checkedLoss(lossTensor, samples)
        let updates = try self.updates(lossTensor)
        let norm = try checkedNorm(updates, samples)
        let scale = clip.map { norm > $0 ? $0 / norm : 1 } ?? 1
        let values = try optimizer.update(updates.map(\.update), gradientScale: scale)
        try Cancellation.check()

        // Nothing below throws: the step is committed as a whole.
        for (update, value) in zip(updates, values) { update.parameter.value = value }
        for update in pass.updates { update.parameter.value = update.value }
        self.optimizer = optimizer
        self.sampler = sampler
        steps += 1
        losses.append(lossValue)
        let report = StepReport(
            step: steps, loss: lossValue, gradientNorm: norm, regions: samples.regions.map { network.regions[$0] },
            seconds: start.duration(to: .now) / .seconds(1))
        last = report
        return report
    }

    /// Many steps, with progress. An interruption ends it with the steps completed so far and goes no further up; any
    /// problem does.
    public func train(steps count: Int, progress: any Progress = SilentProgress()) throws -> TrainReport {
        guard count >= 0 else {
            throw Problem(.value, "steps must not be negative, found \(count)", argument: "steps")
        }
        let start = ContinuousClock.now
        let first = losses.count
        var isInterrupted = false
        defer { progress.finish() }
        do {
            for done in 0..<count {
                let report = try step()
                progress.update(done: done + 1, total: count, note: "loss \(Self.short(report.loss))")
            }
        } catch is Interrupted {
            isInterrupted = true
        }
        let recent = losses[first...].suffix(20)
        return TrainReport(
            requested: count, done: losses.count - first, total: steps,
            recentLoss: recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count),
            isInterrupted: isInterrupted, seconds: start.duration(to: .now) / .seconds(1))
    }

    /// About how many bytes a step takes at its peak; nil where that is not known.
    public var stepBytes: Int? { network.trainingBytes(batch: batch, size: dataset.cases[0].image.size) }

    /// Refuses a step that the memory left, and what tensors gave back, would not hold.
    private func requireMemory() throws {
        guard let needed = stepBytes else { return }
        let usage = Tensor.memoryUsage
        try MemoryLimit.require(bytes: needed - usage.kept, for: "a training step of batch \(batch)")
    }

    private struct Update {
        let parameter: Networks.Parameter
        let update: ParameterUpdate
    }

    private func updates(_ loss: Tensor) throws -> [Update] {
        guard loss.isRecorded else {
            throw Problem(
                .value, "the loss does not depend on what the network predicts, so there is nothing to learn",
                remedy: "compute it from its first argument", argument: "loss")
        }
        let gradients = try loss.gradients()
        return network.namedParameters.compactMap { name, parameter in
            guard let gradient = gradients[parameter.leaf] else { return nil }
            return Update(
                parameter: parameter,
                update: ParameterUpdate(
                    name: name, value: parameter.value, gradient: gradient, penalty: parameter.penalty))
        }
    }

    private func checkedLoss(_ loss: Tensor, _ samples: Batch) throws -> Double {
        let value = try loss.scalar()
        guard value.isFinite else { throw notFinite("the loss is \(value)", samples) }
        return value
    }

    private func checkedNorm(_ updates: [Update], _ samples: Batch) throws -> Double {
        var sum = 0.0
        for update in updates {
            let square = update.update.gradient.withFloats { $0.reduce(0.0) { $0 + Double($1) * Double($1) } }
            guard square.isFinite else {
                throw notFinite("the gradient of \(update.update.name) is not finite", samples)
            }
            sum += square
        }
        return sum.squareRoot()
    }

    private func notFinite(_ what: String, _ samples: Batch) -> Problem {
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

    /// The dataset under the network's hierarchy, if images and regions fit.
    private static func fitted(_ dataset: Dataset, to network: any Network) throws -> Dataset {
        guard let hierarchy = network.hierarchy, !network.regions.isEmpty else {
            throw Problem(
                .state, "the network has no regions to train on", remedy: "build it with `condition:` a hierarchy",
                argument: "network")
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
            throw Problem(
                .value, "the network's regions and the dataset's do not fit: \(error.message)", remedy: error.remedy,
                argument: "data")
        }
    }

    private static func short(_ loss: Double) -> String {
        let rounded = (loss * 10_000).rounded() / 10_000
        return "\(rounded)"
    }

    public static let entry = Entry(
        "trainer", room: "training",
        [
            Catalogue.Parameter("network", "network", "what is trained; it is changed"),
            Catalogue.Parameter("data", "dataset", "cases; each step draws cases and a completely annotated region"),
            Catalogue.Parameter(
                "loss", "loss", default: "dice", "of the region's probabilities and its target",
                completion: .choices(LossesCatalogue.names)),
            Catalogue.Parameter(
                "optimizer", "optimizer", default: "adam", "adam or sgd",
                completion: .choices(TrainingCatalogue.optimizers.map(\.name))),
            Catalogue.Parameter("batch", "integer", default: 2, unit: "samples", "samples per step"),
            Catalogue.Parameter(
                "clip", "number", default: Literal.none, "longer gradients are shortened to this length"),
        ],
        result: "trainer",
        summary: "Trains a network by label-conditioned sampling; `step` does one step, `train` many.",
        formula:
            "a case by its weight, then one of its complete regions uniformly; Σ penalty · Σ squares joins the loss",
        source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [
            "seed 1\norgans = hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})\n"
                + "cases = phantom(\"abdomen\", regions: organs, count: 4, size: [32, 32])\n"
                + "net = unet(levels: 2, features: 4, condition: organs, modulation: film)\n"
                + "t = trainer(net, dataset(cases, regions: organs), loss: dice, optimizer: adam(rate: 3e-3), batch: 2)\n"
                + "train t steps: 3"
        ],
        keywords: ["train", "fit", "learning"])
}
