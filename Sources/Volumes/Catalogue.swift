import Catalogue

/// What this room offers to the language: one line for each of its file formats and volume operations.
public enum VolumesCatalogue {
    public static let formats: [any FileFormat.Type] = [
        NIfTIFormat.self,
        NpyFormat.self,
    ]

    public static let entries: [Entry] = [
        LoadEntry.entry,
        SaveEntry.entry,
        VolumeEntry.entry,
        LabelMapEntry.entry,
        ResampleEntry.entry,
        SliceEntry.entry,
    ]
}
