import Catalogue

/// What this room offers to the language: one line for each of its optimizers and training.
public enum TrainingCatalogue {
    public static let entries: [Entry] = [
        Adam.entry,
        Evaluation.entry,
        SGD.entry,
        Trainer.entry,
    ]
}
