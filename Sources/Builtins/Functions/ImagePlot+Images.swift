import Plotting
import Volumes

extension ImagePlot {
    /// A slice with labels over it, or labels alone; nil where neither is a picture in two dimensions.
    init?(_ scan: Volume?, under labels: LabelMap?, caption: String = "") throws {
        guard let image: any Image = scan ?? labels, image.size.count == 2 else { return nil }
        let upright = Upright(image)
        let turned = try labels.map { try upright($0.tensor) }
        let names = labels?.table.map { table in
            Dictionary(table.pairs.map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
        }
        let overlay = turned.map { tensor in
            Overlay(labels: tensor.integers, names: names ?? [:], opacity: scan == nil ? 1 : Overlay.standardOpacity)
        }
        let channels = max(scan?.channelShape.reduce(1, *) ?? 1, 1)
        let floats = try scan.map { try upright($0.tensor).floats } ?? []
        let values = channels == 1 ? floats : stride(from: 0, to: floats.count, by: channels).map { floats[$0] }
        let size = upright.isSwapped ? [image.size[1], image.size[0]] : image.size
        self.init(
            width: size[0], height: size[1], values: values, spacing: upright(image.spacing), hasColourBar: scan != nil,
            overlay: overlay)
        letters = upright.letters
        let channel = channels > 1 ? "channel 0 of 0–\(channels - 1)" : ""
        self.caption = [caption, channel].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
