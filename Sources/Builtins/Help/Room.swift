import Catalogue

/// The topics of `help`, in the order in which it lists them; each has a page of the reference.
public struct Room: Sendable {
    /// As entries name it: "losses".
    public let name: String
    /// One sentence.
    public let summary: String

    public static let all: [Room] = [
        .init(
            name: "session", summary: "The session itself: what it holds and shows, its seed, its files and folders."),
        .init(name: "syntax", summary: "The words and signs of the language."),
        .init(name: "values", summary: "Types, conversions, errors."),
        .init(name: "lists", summary: "Lists, and whatever else has elements."),
        .init(name: "records", summary: "Records: named values in order."),
        .init(name: "strings", summary: "Strings."),
        .init(name: "tensors", summary: "Tensors: making them, computing with them, gradients."),
        .init(name: "volumes", summary: "Volumes and label maps with their place in space; reading and writing files."),
        .init(
            name: "labels", summary: "The algebra of label sets: hierarchies of regions, and what is known of a voxel."),
        .init(name: "data", summary: "Cases and datasets: phantoms, samples, dropped annotations."),
        .init(name: "augmentation", summary: "Random changes of images, and of what is known of them."),
        .init(name: "networks", summary: "Layers and networks, and looking inside them."),
        .init(name: "losses", summary: "Losses on the map and the target of a region."),
        .init(name: "training", summary: "Optimizers, trainers, and how good a network is."),
        .init(name: "metrics", summary: "How far a prediction agrees with the truth."),
        .init(name: "uncertainty", summary: "Monte Carlo dropout and test-time augmentation."),
        .init(name: "plotting", summary: "Figures."),
        .init(name: "modules", summary: "The standard library: modules written in the language, for use NAME."),
    ]
}
