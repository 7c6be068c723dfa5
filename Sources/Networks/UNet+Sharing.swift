import Foundations
import Tensors

extension UNet {
    public func shared(_ image: Tensor, dropsOut: Bool) throws -> any SharedComputation {
        try checkImage(image)
        return try withoutTape {
            let margin = Margin(size: Array(image.shape[1...dims]), multiple: 1 << (levels - 1))
            var state = UNetState(x: try margin.apply(image))
            let end = firstStep { $0.isModulated || dropsOut && $0.drops }
            try advance(&state, to: end, Pass())
            return try SharedUNet(
                network: self, image: image, margin: margin, dropsOut: dropsOut, state: convolvingKept(state))
        }
    }

    /// The first step of a kind; the number of steps where there is none.
    fileprivate func firstStep(_ isWanted: (UNetStep) -> Bool) -> Int {
        steps.firstIndex(where: isWanted) ?? steps.count
    }

    /// The decoder's convolution of what is kept for it, done once for all that follow.
    fileprivate func convolvingKept(_ state: UNetState) throws -> UNetState {
        guard options.decoder == .folded else { return state }
        var state = state
        let joins = steps[state.next...].compactMap { step in
            if case .join(let block) = step { block } else { nil }
        }
        for (index, block) in zip(state.kept.indices.reversed(), joins) {
            guard case .activations(let skip) = state.kept[index] else { continue }
            if let part = try block.convolution.skipPart(skip) { state.kept[index] = .convolved(part) }
        }
        return state
    }
}

/// A U-Net's pass up to the first step that depends on the condition, or then on dropout.
struct SharedUNet: SharedComputation {
    let network: UNet
    let image: Tensor
    let margin: Margin
    let dropsOut: Bool
    var state: UNetState
    var condition: Tensor?
    var embedding: Tensor?

    func conditioned(_ condition: Tensor?) throws -> any SharedComputation {
        try network.check(image, condition)
        return try withoutTape {
            var result = self
            result.condition = condition
            if let encoder = network.conditionEncoder, let condition {
                result.embedding = try encoder(condition, Pass())
            }
            let end = network.firstStep { dropsOut && $0.drops }
            let pass = result.pass(Pass())
            try network.advance(&result.state, to: end, pass)
            result.embedding = pass.embedding
            result.state = try network.convolvingKept(result.state)
            return result
        }
    }

    func completed(_ pass: Pass) throws -> Tensor {
        try withoutTape {
            var state = state
            let pass = self.pass(pass)
            defer { pass.embedding = nil }
            try network.advance(&state, to: network.steps.count, pass)
            return try network.answer(margin.undo(pass.spread(state.x)), condition.map(pass.spread))
        }
    }

    /// Two images of 128² were measured to be predicted a tenth sooner together, eight of 64² in half of the time; from 32³ on
    /// there was no difference (Docs/Design/Decisions.md). A condition that is another for every sample, or a modulation of
    /// one's own, is a matrix product of more rows, which may round differently.
    var samplesTogether: Int {
        guard dropsOut, network.steps.allSatisfy(\.isTheSameForRowsTogether) else { return 1 }
        return max(1, (1 << 15) / margin.paddedSize.reduce(1, *))
    }

    /// A pass that knows the condition.
    private func pass(_ pass: Pass) -> Pass {
        pass.embedding = embedding
        return pass
    }
}
