extension Parameter {
    /// What can stand inside the quotes of a string given for a parameter.
    public enum Completion: Sendable, Equatable {
        /// Paths of files whose names end in one of these ("nii.gz"; no dot in front); none given: any file.
        case files([String])
        /// Names of the regions of a hierarchy in sight.
        case regions
        /// One of these and nothing else.
        case choices([String])
        /// Names of modules that `use` finds.
        case modules
        /// What `help` knows.
        case topics
    }
}
