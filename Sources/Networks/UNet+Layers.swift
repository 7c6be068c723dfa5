import Foundations

extension UNet {
    /// The auxiliary network of the condition first, then block by block; branches go side by side, and a head beside the
    /// way goes with the block it looks at.
    public var layers: [NamedParameters] {
        var layers = Self.layers(steps)
        if let conditionEncoder { layers.insert(prefixed("condition", conditionEncoder.namedParameters), at: 0) }
        return layers
    }

    private static func layers(_ steps: [UNetStep]) -> [NamedParameters] {
        var layers: [NamedParameters] = []
        for step in steps {
            switch step {
            case .pool, .keep, .drop, .describe: break
            case .block(let block), .join(let block): layers.append(block.namedParameters)
            case .supervise(let head, _):
                guard let last = layers.indices.last else { break }
                layers[last] += head.namedParameters
            case .branches(let ways):
                let branches = ways.map { Self.layers($0) }
                layers += (0..<(branches.map(\.count).max() ?? 0)).map { place in
                    branches.flatMap { place < $0.count ? $0[place] : [] }
                }
            }
        }
        return layers
    }

    /// Built again in the same way, with the same values.
    public func copied() throws -> any Network {
        let isAsked = output == .region || output == .regions
        let copy = try UNet(
            options, condition: isAsked ? hierarchy : nil, leaves: isAsked ? nil : hierarchy,
            modulation: modulationFactory,
            stream: RandomStream(seed: 0))
        try copy.restore(snapshot())
        return copy
    }
}
