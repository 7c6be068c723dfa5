import Foundations
import Language
import Tensors
import Uncertainty
import Volumes

extension UncertaintyResult: HasStoredParts {
    public func storedMember(_ name: String) -> Value? {
        switch name {
        case "mean": byRegion(mean)
        case "entropy": byRegion(entropy)
        case "samples": samples.map { .object($0) }
        default: nil
        }
    }
}

extension UncertaintyResult: HasMembers {
    public var typeName: String { "uncertainty" }
    public var summary: String {
        "uncertainty of \(Counted.text(regions.count, "region")) from \(Counted.text(count, "sample"))"
    }
    public func display(width: Int) -> String { self.summary + "\n" + self.summary().render(width: width) }
    public var digest: String? {
        var digest = Digest()
        for map in mean + entropy { map.tensor.update(&digest) }
        digest.update(self.summary().digest ?? "")
        return digest.short()
    }
    public var memberNames: [String] {
        ["mean", "entropy", "iou", "cv", "mean_entropy", "samples", "regions", "table"]
    }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "mean": byRegion(mean)
        case "entropy": byRegion(entropy)
        case "iou": .table(iou)
        case "cv": .table(cv)
        case "mean_entropy": .table(meanEntropy)
        case "samples": .object(try keptSamples())
        case "regions": .strings(regions)
        case "table": .table(self.summary())
        default: nil
        }
    }

    private func keptSamples() throws -> Tensor {
        guard let samples else {
            throw Problem(
                .state, "the samples were not kept, only their mean and measures",
                remedy: "ask for them with keep_samples: true, as in mc_dropout(net, image, keep_samples: true)")
        }
        return samples
    }

    private func byRegion(_ maps: [Volume]) -> Value {
        .record(Record(zip(regions, maps).map { (.name($0), .object($1)) }))
    }
}
