import Catalogue

/// What this room offers to the language: one line for each of its losses.
public enum LossesCatalogue {
    /// Losses on the map and the target of regions.
    public static let region: [any CataloguedRegionLoss.Type] = [
        DiceLoss.self,
        BinaryCrossEntropy.self,
        LogitL2.self,
        BinaryFocal.self,
        FocalDice.self,
        GeneralizedDice.self,
        Tversky.self,
        FocalTversky.self,
        AdaptiveWing.self,
        SquaredError.self,
    ]

    /// Losses on logits of leaves and annotations.
    public static let labelSet: [any CataloguedLabelSetLoss.Type] = [
        MeanDice.self,
        CrossEntropy.self,
        Focal.self,
        MarginalizedDice.self,
        MarginalizedCrossEntropy.self,
        MarginalizedFocal.self,
        LeafDice.self,
        AdaptiveCrossEntropy.self,
        SmileCrossEntropy.self,
    ]

    /// What `loss:` can name in quotes.
    public static let names = region.map { $0.entry.name } + labelSet.map { $0.entry.name }

    public static let entries: [Entry] = region.map { $0.entry } + labelSet.map { $0.entry }
}
