import Foundation
import Foundations
import Testing

@testable import Tensors

private func surface(_ mask: [Int], _ size: [Int], ignored: [Int]? = nil) throws -> [Int] {
    let grid = try MaskGrid(size: size, spacing: size.map { _ in 1 })
    let found = try grid.surface(of: mask.map { $0 == 1 }, ignored: ignored.map { $0.map { $0 == 1 } })
    let places = found.voxels.indices.filter { found.voxels[$0] }
    #expect(found.count == places.count)
    return places
}

@Suite struct MaskGridTests {
    @Test func theSurfaceHasABackgroundFaceNeighbourOrLiesAtTheBorder() throws {
        #expect(
            try surface([0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0], [5, 5])
                == [6, 7, 8, 11, 13, 16, 17, 18])
        #expect(try surface([1, 1, 1, 1, 1, 1, 1, 1, 1], [3, 3]) == [0, 1, 2, 3, 5, 6, 7, 8])
        #expect(try surface([0, 0], [1, 2]) == [])
        #expect(try surface([1, 1, 1, 1], [4]) == [0, 3])
        #expect(try surface([Int](repeating: 1, count: 27), [3, 3, 3]) == (0..<27).filter { $0 != 13 })
    }

    @Test func besideIgnoredVoxelsNoSurfaceIsSeen() throws {
        // 1 1 1 x 0 along a wide strip: without the ignored column the border would be at it.
        let mask = [1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0]
        let ignored = [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
        #expect(try surface(mask, [3, 5], ignored: ignored).contains(7) == false)
        #expect(try surface(mask, [3, 5]).contains(7))
    }

    /// Grids of one to three axes, longer than a block of columns too, against the definition.
    @Test(arguments: [[9], [40], [5, 6], [3, 33], [4, 3, 5], [2, 1, 18], [7, 2, 1]])
    func distancesAreTheSmallestToAnyMark(size: [Int]) throws {
        var stream = RandomStream(seed: 3)
        for _ in 0..<30 {
            let count = size.reduce(1, *)
            let spacing = size.map { _ in 0.2 + 3 * stream.uniform() }
            let marks = (0..<count).map { _ in stream.integer(below: 6) == 0 }
            let asked = (0..<count).map { _ in stream.integer(below: 2) == 0 }
            func place(_ voxel: Int) -> [Double] {
                var rest = voxel
                return size.indices.reversed().map { axis -> Double in
                    defer { rest /= size[axis] }
                    return Double(rest % size[axis]) * spacing[axis]
                }
            }
            let expected = asked.indices.filter { asked[$0] }.map { voxel -> Double in
                let distances = marks.indices.filter { marks[$0] }.map { other in
                    zip(place(voxel), place(other)).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
                }
                return distances.min() ?? .infinity
            }
            let found = try MaskGrid(size: size, spacing: spacing).distances(from: asked, to: marks)
            #expect(found.count == expected.count)
            for (a, b) in zip(found.sorted(), expected.sorted()) { #expect(a == b || abs(a - b) < 1e-9) }
        }
    }

    @Test func distancesAreTheSameForAnyNumberOfThreads() throws {
        var stream = RandomStream(seed: 5)
        let size = [40, 50, 60]
        let marks = (0..<120_000).map { _ in stream.integer(below: 500) == 0 }
        let asked = (0..<120_000).map { _ in stream.integer(below: 9) == 0 }
        let grid = try MaskGrid(size: size, spacing: [1, 0.7, 3])
        let before = Threads.count
        defer { Threads.count = before }
        Threads.count = 1
        let one = try grid.distances(from: asked, to: marks)
        Threads.count = 3
        #expect(try grid.distances(from: asked, to: marks) == one)
    }

    @Test func nothingHasNoDistances() throws {
        let grid = try MaskGrid(size: [0, 3], spacing: [1, 1])
        #expect(try grid.distances(from: [], to: []) == [])
        #expect(try grid.surface(of: []).count == 0)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        #expect(throws: Problem.self) { try MaskGrid(size: [1, 1, 1, 1], spacing: [1, 1, 1, 1]) }
        #expect(throws: Problem.self) { try MaskGrid(size: [1, 1 << 20, 1 << 20], spacing: [1, 1, 1]) }
        let grid = try MaskGrid(size: [2, 2], spacing: [1, 1])
        #expect(throws: Problem.self) { try grid.surface(of: [true]) }
        #expect(throws: Problem.self) { try grid.surface(of: [true, true, true, true], ignored: [true]) }
        #expect(throws: Problem.self) { try grid.distances(from: [true], to: [true]) }
    }

    @Test func itStopsWhereItIsAskedTo() throws {
        let grid = try MaskGrid(size: [4, 4], spacing: [1, 1])
        let mask = [Bool](repeating: true, count: 16)
        let cancellation = Cancellation()
        cancellation.request()
        Cancellation.$current.withValue(cancellation) {
            #expect(throws: Interrupted.self) { try grid.surface(of: mask) }
            #expect(throws: Interrupted.self) { try grid.distances(from: mask, to: mask) }
        }
    }
}
