import Foundations
import Tensors

/// What one run through a network needs beside its input: is it training, where random draws come from, the condition,
/// and who looks on.
public final class Pass {
    /// Receives the place of a modulation and its gamma and beta `[n, channels]`, as they are applied.
    public typealias Recorder = (_ place: String, _ gamma: Tensor, _ beta: Tensor) -> Void

    /// Layers that behave differently in training look here.
    public let isTraining: Bool
    /// Dropout is active: in training, and for Monte Carlo dropout.
    public let dropsOut: Bool
    /// Where dropout draws from; read it back after the pass to go on from there.
    public var random: RandomStream
    /// Where rows are samples of one image: a stream for each of them, from which dropout draws as it would for that row
    /// alone. Read them back after the pass.
    public var sampleStreams: [RandomStream]
    /// The condition after the auxiliary network, `[n, condition size]`; set by the network.
    public internal(set) var embedding: Tensor?
    public let recorder: Recorder?
    /// Logits on coarser grids, where the network is supervised there in training.
    public internal(set) var auxiliary: [AuxiliaryLogits] = []
    /// What layers want their running statistics to become if the step succeeds.
    public internal(set) var updates: [(parameter: Parameter, value: Tensor)] = []
    /// Where in the network the pass is, for the recorder and for messages.
    public internal(set) var place = ""

    public init(
        isTraining: Bool = false, dropsOut: Bool? = nil, random: RandomStream = RandomStream(seed: 0),
        sampleStreams: [RandomStream] = [], embedding: Tensor? = nil, recorder: Recorder? = nil
    ) {
        self.isTraining = isTraining
        self.dropsOut = dropsOut ?? isTraining
        self.random = random
        self.sampleStreams = sampleStreams
        self.embedding = embedding
        self.recorder = recorder
    }

    /// `[1, …]`, which was the same for all so far, to `[rows, …]`, a row for every sample or every row of the condition; anything
    /// else as it is.
    func spread(_ x: Tensor) throws -> Tensor {
        let rows = max(sampleStreams.count, embedding?.shape[0] ?? 1)
        guard x.shape.first == 1, rows > 1 else { return x }
        return try x.broadcast(to: [rows] + x.shape.dropFirst())
    }
}

/// What a network in training says on a coarser grid than the image's.
public struct AuxiliaryLogits {
    /// `[n, …, channels]` as the network's output, every voxel standing for `factor`^d of the image.
    public let logits: Tensor
    public let factor: Int
    /// Where along each axis the image begins on the coarser grid's fine voxels: zeros around it come before.
    public internal(set) var margin: [Int] = []
}
