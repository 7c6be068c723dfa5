/// What a file said of an image beside its voxels and their place: codes of the forms, the time between volumes, units, a
/// description, the type of its numbers. An image that was read and not changed keeps it, and saving gives it back.
public struct ImageHeader: Sendable {
    let nifti: NIfTIHeader

    /// "int16": the type of the numbers in the file.
    public var numberType: String { nifti.kind.rawValue }
    /// Seconds between the volumes along a fourth axis of time; nil where the file says none.
    public var timeStep: Double? { nifti.timeStep }
    public var description: String { nifti.description }
}
