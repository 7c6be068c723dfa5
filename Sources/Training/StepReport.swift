/// What one training step did.
public struct StepReport: Sendable, Equatable {
    /// Counted from 1 over the life of the trainer.
    public let step: Int
    /// The loss of the batch, with the penalty on modulation weights.
    public let loss: Double
    /// Length of the gradient over all parameters.
    public let gradientNorm: Double
    /// The region drawn for each sample of the batch; none where all regions or leaves are trained at once.
    public let regions: [String]
    /// Wall-clock time.
    public let seconds: Double
}

/// What a run of training steps did.
public struct TrainReport: Sendable, Equatable {
    public let requested: Int
    /// Steps that were completed; fewer than requested where the run was interrupted.
    public let done: Int
    /// Steps of the trainer since it was made.
    public let total: Int
    /// The mean loss over the last up to 20 steps of this run; nil where none was completed.
    public let recentLoss: Double?
    public let isInterrupted: Bool
    public let seconds: Double
}
