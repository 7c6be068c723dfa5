import Catalogue

/// What this room offers: one line for each of its kinds of change.
public enum AugmentationCatalogue {
    public static let entries: [Entry] = [
        AugmentEntry.entry,
        Flips.entry,
        QuarterTurns.entry,
        RandomDeformation.entry,
        RandomBias.entry,
        PercentileRescaling.entry,
        RandomNoise.entry,
        RangeRescaling.entry,
        RandomGamma.entry,
    ]
}
