import Foundation

/// What SciPy gives for random masks (scripts/interop/make_surface_goldens.py).
struct SurfaceGoldens: Decodable {
    struct Surfaces: Decodable {
        var size: [Int]
        var spacing: [Double]
        var prediction: String
        var truth: String
        var hausdorff: Double
        var hd95: Double
        var assd: Double
        var tolerance: Double
        var surfaceDice: Double
    }

    struct Transform: Decodable {
        var size: [Int]
        var spacing: [Double]
        var marks: String
        var distances: [Double]
    }

    var surfaces: [Surfaces]
    var transforms: [Transform]

    static func load() throws -> SurfaceGoldens {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/surfaces.json")
        return try JSONDecoder().decode(SurfaceGoldens.self, from: Data(contentsOf: file))
    }

    static func mask(_ text: String) -> [Bool] { text.map { $0 == "1" } }
}
