import Datasets
import Foundations
import Labels
import Language
import Networks
import Tensors
import Uncertainty
import Volumes

/// A value whose memory is worth telling.
protocol Sized: HostObject {
    /// What its extent is called: a trainer has no shape.
    var sizeLabel: String { get }
    /// Its extent in its own terms: "[2, 3]", "181 × 217 × 181 voxels".
    var sizeText: String { get }
    /// Bytes of its elements; what it shares with other values counts for each.
    var bytes: Int { get }
}

extension Sized {
    var sizeLabel: String { "shape" }
}

extension Tensor: Sized {
    var sizeText: String { "\(shape), \(Counted.text(count, "element")) of \(elementType)" }
}

extension Volume: Sized {
    var sizeText: String { geometry }
    var bytes: Int { tensor.bytes }
}

extension LabelMap: Sized {
    var sizeText: String { geometry }
    var bytes: Int { tensor.bytes }
}

extension Annotation: Sized {
    var sizeText: String { "\(shape), \(Counted.text(sets.count, "different set"))" }
    var bytes: Int { indices.count * 2 + (ignored?.count ?? 0) }
}

extension Hierarchy: Sized {
    var sizeLabel: String { "size" }
    var sizeText: String { "\(regions.count) regions of \(leaves.count) leaves" }
    /// Its names, and the set of leaves of each region.
    var bytes: Int {
        regions.reduce(leaves.reduce(0) { $0 + $1.name.utf8.count + 8 }) {
            $0 + $1.name.utf8.count + leaves.count / 8 + 1
        }
    }
}

extension Case: Sized {
    var sizeText: String { image.geometry }
    var bytes: Int { image.bytes + annotation.bytes + (truth?.bytes ?? 0) }
}

extension Dataset: Sized {
    var sizeLabel: String { "size" }
    var sizeText: String { Counted.text(count, "case") }
    var bytes: Int { cases.reduce(0) { $0 + $1.bytes } }
}

extension NetworkObject: Sized {
    var sizeLabel: String { "size" }
    var sizeText: String { "\(network.parameterCount) parameters in \(network.namedParameters.count) tensors" }
    var bytes: Int { network.namedParameters.reduce(0) { $0 + $1.1.value.bytes } }
}

extension TrainerObject: Sized {
    var sizeLabel: String { "trained" }
    var sizeText: String { "\(trainer.steps) steps done" }
    /// The network and the two moments that an optimizer keeps of it.
    var bytes: Int { 3 * NetworkObject(trainer.network).bytes }
}

extension UncertaintyResult: Sized {
    var sizeText: String {
        "\(Counted.text(count, "sample")) of \(Counted.text(regions.count, "region")), \(mean.first?.geometry ?? "none")"
    }
    var bytes: Int { (mean + entropy).reduce(samples?.bytes ?? 0) { $0 + $1.bytes } }
}

extension Value {
    /// The bytes of a value's elements, near enough: what it shares with others counts for each.
    public var bytes: Int {
        var total = 0
        var rest = [self]
        var looked = 0
        while let next = rest.popLast() {
            looked += 1
            // Long lists of plain values are of one kind as a rule.
            if looked > 1_000_000 { return total + rest.count * 16 }
            total += 16
            switch next {
            case .string(let text): total += text.utf8.count
            case .list(let list):
                rest += list.elements.prefix(1_000_000)
                total += max(0, list.elements.count - 1_000_000) * 16
            case .record(let record):
                for key in record.keys { if case .name(let name) = key { total += 16 + name.utf8.count } }
                rest += record.values
            case .object(let object as any Sized): total += object.bytes - 16
            default: break
            }
        }
        return total
    }

    /// Its memory as text; nil where its size is not known, as of a function.
    var memory: String? {
        switch self {
        case .function: nil
        case .object(let object) where !(object is any Sized): nil
        default: ByteCount.text(bytes)
        }
    }

    /// The file that an image was read from.
    var file: String? {
        guard case .object(let object) = self else { return nil }
        return (object as? Volume)?.file ?? (object as? LabelMap)?.file
    }
}
