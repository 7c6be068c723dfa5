import Catalogue

/// What this room offers to the language: one line for each of its optimizers and training.
public enum TrainingCatalogue {
    /// The optimizers with their defaults; `optimizer:` can name them in quotes.
    public static let optimizers: [(name: String, make: @Sendable () throws -> any Optimizer)] = [
        (Adam.entry.name, { try Adam() }),
        (SGD.entry.name, { try SGD() }),
    ]

    public static let entries: [Entry] = [
        Adam.entry,
        Evaluation.entry,
        LearningRate.constantEntry,
        LearningRate.cosineEntry,
        LearningRate.stepsEntry,
        SGD.entry,
        Trainer.entry,
    ]
}
