import Foundations
import Labels
import Tensors
import Testing

@testable import Augmentation

@Suite struct DeformationTests {
    private func still(
        _ rank: Int, rotation: [Double]? = nil, scale: [Double]? = nil, translation: [Double]? = nil
    ) -> Deformation {
        Deformation(
            scale: scale ?? [Double](repeating: 1, count: rank),
            rotation: rotation ?? [Double](repeating: 0, count: rank * (rank - 1) / 2),
            shear: [Double](repeating: 0, count: rank * (rank - 1)),
            translation: translation ?? [Double](repeating: 0, count: rank))
    }

    @Test(arguments: [[5, 7], [1, 4], [3, 4, 5]])
    func nothingChangesNothing(size: [Int]) throws {
        let image = try counted(size, channels: 2)
        let change = still(size.count)
        #expect(try change.apply(image, leading: 0).isEqual(to: image))
        #expect(try change.apply(sets(size)) == sets(size))
    }

    @Test(arguments: [1, 2, 3, -1])
    func rightAnglesAreQuarterTurns(times: Int) throws {
        for size in [[6, 6], [5, 5]] {
            let (image, known) = (try counted(size, channels: 2), try sets(size))
            let turn = QuarterTurn(times: times, first: 0, second: 1)
            let change = still(2, rotation: [90 * Double(times)])
            let (found, wanted) = (
                try change.apply(image, leading: 0).floats, try turn.apply(image, leading: 0).floats
            )
            #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-5 })
            #expect(try change.apply(known) == turn.apply(known))
        }
    }

    @Test(arguments: [(0, 1), (0, 2), (1, 2)])
    func eachPlaneOfSpaceIsTurned(first: Int, second: Int) throws {
        let (image, known) = (try counted([4, 4, 4]), try sets([4, 4, 4]))
        let plane = [[0, 1], [0, 2], [1, 2]].firstIndex(of: [first, second]) ?? 0
        let change = still(3, rotation: (0..<3).map { $0 == plane ? 90 : 0 })
        let turn = QuarterTurn(times: 1, first: first, second: second)
        let (found, wanted) = (try change.apply(image, leading: 0).floats, try turn.apply(image, leading: 0).floats)
        #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(try change.apply(known) == turn.apply(known))
    }

    @Test func aTranslationTakesWhatLiesThereAndAtTheBorderTheBorder() throws {
        let image = try Tensor([1, 2, 3, 4], shape: [1, 4])
        #expect(try still(2, translation: [0, 1]).apply(image, leading: 0).floats == [2, 3, 4, 4])
        #expect(try still(2, translation: [0, -2]).apply(image, leading: 0).floats == [1, 1, 1, 2])
        #expect(try still(2, translation: [0, 0.25]).apply(image, leading: 0).floats == [1.25, 2.25, 3.25, 4])
    }

    @Test func aScaleIsAboutTheMiddle() throws {
        let image = try Tensor([0, 1, 2, 3, 4], shape: [1, 5])
        #expect(try still(2, scale: [1, 0.5]).apply(image, leading: 0).floats == [1, 1.5, 2, 2.5, 3])
    }

    @Test func aShearMovesOneAxisAlongTheOther() throws {
        let image = try counted([3, 5])
        let change = Deformation(scale: [1, 1], rotation: [0], shear: [0, 1], translation: [0, 0])
        // The row before the middle comes from one voxel before, the row behind it from one behind.
        let (x, y) = (image.floats, try change.apply(image, leading: 0).floats)
        for column in 1..<4 {
            #expect(y[column] == x[column - 1] && y[5 + column] == x[5 + column] && y[10 + column] == x[11 + column])
        }
    }

    @Test func leadingAxesStayAsTheyAre() throws {
        let images = try counted([2, 4, 4], channels: 3)
        let change = still(2, rotation: [30], translation: [0.5, 1])
        let both = try change.apply(images, leading: 1)
        let second = try change.apply(images.sliced([.index(1)]), leading: 0)
        #expect(try both.sliced([.index(1)]).isEqual(to: second))
    }

    @Test func setsStayAmongThoseOfTheInput() throws {
        for seed in 0..<20 as Range<UInt64> {
            let size = seed % 2 == 0 ? [12, 9] : [6, 5, 7]
            let known = try sets(size)
            let kind = try RandomDeformation(shear: 0.2, share: 1)
            let moved = try drawn(kind, size, seed: seed).apply(known)
            #expect(moved.shape == known.shape)
            #expect(zip(moved.sets, moved.counts).allSatisfy { $1 == 0 || known.sets.contains($0) })
        }
    }

    @Test func imageAndLabelsMoveTogether() throws {
        // A smooth image that is its own label: linear and nearest differ by no more than half its steps.
        let size = [16, 16]
        let hierarchy = try Hierarchy((1...15).map { .leaf("l\($0)", $0) })
        let labels = (0..<256).map { $0 / 16 }
        let image = try Tensor(labels.map { Float($0) }, shape: size)
        let known = try Annotation(labels: labels, shape: size, hierarchy: hierarchy)
        for seed in 0..<10 as Range<UInt64> {
            let change = try drawn(try RandomDeformation(share: 1), size, seed: seed)
            let (x, y) = (try change.apply(image, leading: 0).floats, try change.apply(known).values())
            for voxel in 0..<256 { #expect(abs(x[voxel] - Float(y[voxel])) <= 0.501) }
        }
    }
}
