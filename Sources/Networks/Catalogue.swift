import Catalogue

/// What this room offers to the language: one line for each of its layers and networks.
public enum NetworksCatalogue {
    public static let entries: [Entry] = [
        Convolution.entry,
        Dense.entry,
        Dropout.entry,
        FiLM.entry,
        InstanceNorm.entry,
        UNet.entry,
    ]
}
