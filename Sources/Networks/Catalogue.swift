import Catalogue

/// What this room offers to the language: one line for each of its layers and networks.
public enum NetworksCatalogue {
    public static let entries: [Entry] = [
        BatchNorm.entry,
        Convolution.entry,
        Dense.entry,
        Dropout.entry,
        FiLM.entry,
        GroupNorm.entry,
        InstanceNorm.entry,
        LayerNorm.entry,
        UNet.entry,
    ]
}
