import Plotting
import Volumes

extension ImagePlot {
    /// A slice with labels over it, or labels alone; nil where neither is a picture in two dimensions.
    init?(_ scan: Volume?, under labels: LabelMap?) {
        guard let size = scan?.size ?? labels?.size, size.count == 2 else { return nil }
        let spacing = scan?.spacing ?? labels?.spacing ?? [1, 1]
        let names = labels?.table.map { table in
            Dictionary(table.pairs.map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
        }
        let overlay = labels.map { Overlay(labels: $0.tensor.integers.map { max($0, 0) }, names: names ?? [:]) }
        let channels = max(scan?.channelShape.reduce(1, *) ?? 1, 1)
        let floats = scan?.tensor.floats ?? [Float](repeating: 0, count: size[0] * size[1])
        let values = channels == 1 ? floats : stride(from: 0, to: floats.count, by: channels).map { floats[$0] }
        self.init(
            width: size[0], height: size[1], values: values, spacing: (spacing[0], spacing[1]), overlay: overlay)
    }
}
