import Catalogue

enum LoadEntry {
    static let entry = Entry(
        "load", room: "volumes",
        [
            Parameter(
                "path", "string", "a .nii, .nii.gz or .npy file", completion: .files(VolumesCatalogue.extensions)),
            Parameter(
                "as", "string", default: .automatic,
                "\"volume\", \"labels\" or \"tensor\": what the file says it is; a volume where a scan could be either",
                completion: .choices(LoadedKind.names.filter { $0 != LoadedKind.automatic.rawValue })),
            Parameter(
                "names", "string", default: "beside",
                "for a label map: a table of names; \"beside\" looks beside the file, none takes none",
                completion: .files(LabelTableFile.extensions)),
        ],
        result: "volume, label map or tensor",
        summary: "Reads a volume or label map (NIfTI-1) or a tensor (NumPy) from a file.",
        source: "NIfTI-1 data format (nifti.nimh.nih.gov); NumPy format 1.0 and 2.0 (NEP 1)",
        examples: [
            """
            save(volume(tensor([[1.0, 2.0], [3.0, 4.0]]), spacing: [2, 2]), "slice.nii.gz")
            x = load "slice.nii.gz"
            x.spacing
            """,
            """
            save(label_map(tensor([[0, 1], [2, 2]]), table: {"left lung": 1, spleen: 2}), "organs.nii.gz")
            load("organs.nii.gz")
            """,
        ],
        keywords: ["open", "read", "nifti", "nii", "npy", "numpy", "import", "names", "atlas", "table", "lut"],
        details: details)

    private static let details = """
        Reads a volume or label map (NIfTI-1) or a tensor (NumPy) from a file. What a header says against itself is an error, \
        or one warning that says what was assumed. Checksums of compressed files are always compared. An image that is saved \
        as it was loaded keeps the type of its numbers and the codes, units, times and description of its header.
        With a label map come the names of its values: beside x.nii.gz the first is read of \
        \(LabelTableFile.endings.map { "x\($0)" }.joined(separator: ", ")), and for x_dseg.nii.gz then dseg.tsv (BIDS). Read are \
        label descriptions of ITK-SNAP, colour tables of FreeSurfer and 3D Slicer, tables of MRIcron (`1 name`, or `1 name 2001`), and \
        CSV or TSV with columns such as index and name. They are UTF-8, or UTF-16 with its mark. A line that is no entry and a \
        value that stands twice are errors that name the line.
        """
}
