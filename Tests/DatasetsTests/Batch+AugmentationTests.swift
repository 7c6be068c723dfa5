import Augmentation
import Foundations
import Labels
import Tensors
import Testing
import Volumes

@testable import Datasets

@Suite struct BatchAugmentationTests {
    private func data() throws -> Dataset {
        try Dataset(Phantom.abdomen(regions: organs(), count: 3, size: [16, 16], stream: RandomStream(seed: 1)))
    }

    @Test func everySampleIsChangedOnItsOwnAndItsLabelsWithIt() throws {
        let data = try data()
        let batch = try Batch(data, cases: [0, 1, 1], regions: [2, 1, 0])
        let stream = RandomStream(seed: 3)
        let changed = try batch.changed(by: RandomDeformation(share: 1), stream: stream)
        #expect(changed.images.shape == batch.images.shape && changed.regions == [2, 1, 0])
        #expect(changed.cases == [0, 1, 1])
        for sample in 0..<3 {
            var own = stream.split(sample)
            let change = try RandomDeformation(share: 1).draw(for: Frame(size: [16, 16]), stream: &own)
            let wanted = try data[batch.cases[sample]].changed(by: change)
            let image = try changed.images.sliced([.index(sample)])
            #expect(try image.reshaped([16, 16]).isEqual(to: wanted.image.tensor.reshaped([16, 16])))
            #expect(changed.annotations[sample] == wanted.annotation)
        }
        // Two samples of one case are drawn apart.
        #expect(changed.annotations[1] != changed.annotations[2])
        #expect(try batch.changed(by: Chain([]), stream: stream).images.isEqual(to: batch.images))
    }

    @Test func anOverlayMovesLikeTheLabelsThatItRepeats() throws {
        var data = try data()
        let overlays = try data.cases.map { item -> Tensor? in
            let leaves = item.annotation.values()
            return try Tensor(
                leaves.flatMap { leaf in (1...3).map { leaf == $0 ? 1 : 0 } }, shape: [16, 16, 3])
        }
        data = try data.with(overlays: overlays)
        let changed = try Batch(data, cases: [0, 2]).changed(
            by: Chain([Flips(), RandomDeformation(share: 1)]), stream: RandomStream(seed: 4))
        let overlay = try #require(changed.overlay)
        for sample in 0..<2 {
            let leaves = changed.annotations[sample].values()
            #expect(
                try overlay.sliced([.index(sample)]).floats
                    == leaves.flatMap { leaf in (1...3).map { leaf == $0 ? 1 : 0 } })
        }
        let item = try data.changed(by: Flips(), stream: RandomStream(seed: 1)).cases[1]
        #expect(item.overlay?.shape == [16, 16, 3] && item.truth != nil && item.weight == 1)
    }
}
