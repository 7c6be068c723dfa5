import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors

/// Trains a network on what is known of the cases of a dataset.
///
/// What a step makes small follows from the loss and from what the network gives (`Objective`): of the region that a
/// network is conditioned on, of all regions at once, or of leaves. A step is all or nothing: it draws, computes and only
/// then commits the new parameters, optimizer state, random draws and step count together, so an interrupted or failed step
/// leaves everything as it was before. What a step draws depends on the seed and the step's number alone.
public final class Trainer {
    public let network: any Network
    public let dataset: Dataset
    public private(set) var loss: AnyLoss
    public let options: TrainerOptions
    public private(set) var optimizer: any Optimizer
    /// Steps completed since the trainer was made.
    public private(set) var steps = 0
    /// The loss of every completed step.
    public private(set) var losses: [Double] = []
    /// The last completed step.
    public private(set) var last: StepReport?
    private var objective: any Objective
    private var source: any BatchSource
    private let softening: SoftDilation?
    private let mixup: Mixup?
    private let tuning: Tuning
    private let stream: RandomStream

    /// Throws where options, loss, dataset and network do not fit each other, or there is nothing to draw. A dataset under
    /// another hierarchy of the same leaves is read under the network's.
    public init(
        network: any Network, dataset: Dataset, loss: AnyLoss, optimizer: any Optimizer,
        options: TrainerOptions = TrainerOptions(), stream: RandomStream
    ) throws {
        try options.validate()
        let dataset = try Self.fitted(dataset, to: network)
        try Self.requireOneSize(dataset, options)
        self.network = network
        self.dataset = dataset
        self.loss = loss
        self.optimizer = optimizer
        self.options = options
        self.stream = stream
        softening = try options.soften.map { try SoftDilation(factor: $0) }
        mixup = try options.mixup.map { try Mixup(concentration: $0, batch: options.batch) }
        tuning = try Tuning(network, share: options.tune)
        objective = try Objectives.objective(
            loss, network: network, hierarchy: dataset.hierarchy, options: options)
        source = try Self.source(of: dataset, objective.content, options, stream.split("sampler"))
    }

    /// Samples per step.
    public var batch: Int { options.batch }

    /// The learning rate of the next step.
    public var rate: Double { optimizer.rate }

    /// How the learning rate changes; may be set between steps.
    public var learningRate: LearningRate {
        get { optimizer.learningRate }
        set { optimizer.learningRate = newValue }
    }

    /// Another loss from the next step on; optimizer and draws go on as they are. Throws where it does not fit the network,
    /// and changes nothing then.
    public func use(_ loss: AnyLoss) throws {
        let next = try Objectives.objective(
            loss, network: network, hierarchy: dataset.hierarchy, options: options)
        if next.content != objective.content {
            source = try Self.source(of: dataset, next.content, options, stream.split("sampler").split(steps))
        }
        objective = next
        self.loss = loss
    }

    /// One step. Throws `Interrupted` or a `Problem` (a loss or gradient that is not finite) with nothing changed.
    @discardableResult
    public func step() throws -> StepReport {
        let start = ContinuousClock.now
        try requireMemory()
        var source = source
        var optimizer = optimizer
        let drawn = try source.batch(batch)
        let samples =
            try options.augmentation.map { try drawn.changed(by: $0, stream: stream.split("augment").split(steps)) }
            ?? drawn
        let change = try tuning.applied { try differentiated(samples) }
        let scale = options.clip.map { change.norm > $0 ? $0 / change.norm : 1 } ?? 1
        let values = try optimizer.update(change.updates.map(\.update), gradientScale: scale)
        try Cancellation.check()

        // Nothing below throws: the step is committed as a whole.
        for (update, value) in zip(change.updates, values) { update.parameter.value = value }
        for update in change.statistics { update.parameter.value = update.value }
        self.optimizer = optimizer
        self.source = source
        steps += 1
        losses.append(change.loss)
        let report = StepReport(
            step: steps, loss: change.loss, gradientNorm: change.norm,
            regions: samples.regions.map { network.regions[$0] }, seconds: start.duration(to: .now) / .seconds(1))
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

    /// Runs the network on a batch and differentiates the objective.
    private func differentiated(_ samples: Batch) throws -> ParameterChange {
        let draw = mixup.map {
            $0.draw(count: samples.count, stream: stream.split("mixup").split(steps))
                .limited(to: samples, masked: options.masked)
        }
        let condition = network.output == .region ? try samples.conditions() : nil
        let pass = Pass(isTraining: true, random: stream.split("dropout").split(steps))
        let images = try draw?.mixed(samples.images) ?? samples.images
        let logits = try network.predict(images, condition: condition, pass: pass)
        let known = BatchTarget(samples, softening: softening)
        var targets = [(known, draw?.share ?? 1)]
        if let draw { targets.append((try known.exchanged(draw.partners), 1 - draw.share)) }
        let loss = try Supervision(objective: objective, targets: targets)(logits, pass.auxiliary)
        return try ParameterChange(loss, network, pass, failing: { self.notFinite($0, samples) })
    }

    private static func source(
        of dataset: Dataset, _ content: SampleContent, _ options: TrainerOptions, _ stream: RandomStream
    ) throws -> any BatchSource {
        switch options.sampling {
        case .cases: try Sampler(dataset, stream: stream, content: content, masked: options.masked)
        case .balanced:
            try BalancedSampler(
                dataset, stream: stream, content: content, masked: options.masked, by: options.balancedBy)
        }
    }

    private static func short(_ loss: Double) -> String {
        let rounded = (loss * 10_000).rounded() / 10_000
        return "\(rounded)"
    }
}
