import Foundations
import Testing

@testable import Volumes

@Suite struct SpacingTests {
    @Test func possibleSizesPass() throws {
        try Spacing.require([0.5, 1, 3], rank: 3)
    }

    @Test(arguments: [0, -1, 1e300, .infinity, .nan])
    func anImpossibleSizeIsNamed(_ size: Double) {
        #expect { try Spacing.require([1, size], rank: 2) } throws: {
            ($0 as? Problem)?.message == "a voxel cannot be \(size) mm long"
        }
    }

    @Test func theCountMustBeThatOfTheAxes() {
        #expect { try Spacing.require([1, 1], rank: 3) } throws: {
            ($0 as? Problem)?.message == "2 voxel sizes were given for an image of 3 axes"
        }
    }
}
