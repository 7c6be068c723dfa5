import Catalogue

/// Parameters that losses of a region's map share.
enum RegionParameters {
    static let probabilities = Parameter("probabilities", "tensor", "the map of a region, [n, …, channels]")
    static let target = Parameter("target", "tensor", "1 inside, 0 outside; between for soft targets")
    static let mask = Parameter(
        "mask", "tensor", default: Literal.none, "weight of each voxel; 0 leaves it out")
    static let smoothing = Parameter("smoothing", "number", default: 1, "added to numerator and denominator")
}
