import Catalogue

/// What this room offers to the language: one line for each of its file formats and volume operations.
public enum VolumesCatalogue {
    public static let formats: [any FileFormat.Type] = [
        NIfTIFormat.self,
        NpyFormat.self,
    ]

    /// Endings of the files that can be read and written, without the first dot: "nii.gz".
    public static var extensions: [String] { formats.flatMap { $0.suffixes.map { String($0.dropFirst()) } } }

    public static let entries: [Entry] = [
        LoadEntry.entry,
        VolumeEntry.entry,
        LabelMapEntry.entry,
        ResampleEntry.entry,
        SliceEntry.entry,
    ]
}
