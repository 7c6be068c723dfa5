import Foundations
import Labels
import Volumes

@testable import Datasets

func organs() throws -> Hierarchy {
    try Hierarchy([.region("body", [.leaf("liver", 1), .leaf("pancreas", 2), .leaf("stomach", 3)])])
}

func flat(_ count: Int) throws -> Hierarchy {
    try Hierarchy((1...count).map { .leaf("s\($0)", $0) })
}

/// Tiny cases with every leaf present.
func tiny(_ hierarchy: Hierarchy, count: Int) throws -> [Case] {
    try (0..<count).map { number in
        let truth = try Annotation(
            labels: hierarchy.leaves.map(\.value) + [0], shape: [1, hierarchy.leaves.count + 1], hierarchy: hierarchy)
        let image = try Volume(values: (0..<truth.count).map { Float($0 + number) }, size: truth.shape)
        return try Case(name: "c\(number)", image: image, annotation: truth, truth: truth)
    }
}
