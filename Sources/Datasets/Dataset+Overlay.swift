import Foundations
import Tensors

extension Dataset {
    /// The same cases with overlays, one for each case or nil for none. Throws `Problem` where their number or a shape does
    /// not fit.
    public func with(overlays: [Tensor?]) throws -> Dataset {
        guard overlays.count == count else {
            throw Problem(
                .value, "\(count) cases take as many overlays, found \(overlays.count)",
                remedy: "give one for each case, none for a case without", argument: "overlays")
        }
        return try Dataset(zip(cases, overlays).map { try $0.with(overlay: $1) }, hierarchy: hierarchy)
    }
}
