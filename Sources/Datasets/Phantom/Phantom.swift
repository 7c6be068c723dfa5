import Dispatch
import Foundations
import Labels
import Space
import Synchronization
import Tensors
import Volumes

/// Cases made of random smooth shapes, for demonstrations, tests and studies: images with everything known of them.
///
/// Organ intensities 0.45–0.65 on a body of 0.35, blur, a bias field of s.d. 0.12 in the logarithm, noise of s.d. 0.06.
/// Case number i depends on the stream and i only, so a longer series begins with a shorter one's cases.
public enum Phantom {
    static let biasDeviation = 0.12
    static let noiseDeviation = 0.06
    static let blurVoxels = 0.8

    /// Organs in an elliptical body with three distractors.
    public static func abdomen(
        regions: Hierarchy, count: Int, size: [Int], contrast: Double = 1, stream: RandomStream
    ) throws -> [Case] {
        try series("abdomen", AbdomenAnatomy.self, regions, count, size, contrast, stream)
    }

    /// A skull ring around layers of tissue, with structures and lesions.
    public static func brain(
        regions: Hierarchy, count: Int, size: [Int], contrast: Double = 1, stream: RandomStream
    ) throws -> [Case] {
        try series("brain", BrainAnatomy.self, regions, count, size, contrast, stream)
    }

    /// The phantoms by name.
    public enum Kind: String, NamedChoice {
        case abdomen, brain

        public static let noun = "phantom"
    }

    /// A phantom of a kind. `contrast` is how far tissues stand apart in brightness, by the plain phantom's: the shapes
    /// stay the same, 0.5 halves the distances, −1 turns light into dark.
    public static func make(
        _ kind: String, regions: Hierarchy, count: Int, size: [Int], contrast: Double = 1, stream: RandomStream
    ) throws -> [Case] {
        switch try Kind(named: kind, argument: "kind") {
        case .abdomen:
            return try abdomen(regions: regions, count: count, size: size, contrast: contrast, stream: stream)
        case .brain: return try brain(regions: regions, count: count, size: size, contrast: contrast, stream: stream)
        }
    }

    private static func series<Kind: Anatomy>(
        _ name: String, _ kind: Kind.Type, _ hierarchy: Hierarchy, _ count: Int, _ size: [Int], _ contrast: Double,
        _ stream: RandomStream
    ) throws -> [Case] {
        guard count > 0 else {
            throw Problem(.value, "a series of phantoms has at least one case, found \(count)", argument: "count")
        }
        guard size.count == 2 || size.count == 3, size.allSatisfy({ (8...4096).contains($0) }) else {
            throw Problem(
                .shape, "a phantom cannot have the size \(size)",
                remedy: "give two or three sizes from 8 to 4096 voxels, as in [64, 64]", argument: "size")
        }
        guard (-4...4).contains(contrast) else {
            throw Problem(
                .value, "a phantom cannot have the contrast \(contrast)",
                remedy: "give a number from −4 to 4: 1 is the plain one, −1 turns light into dark", argument: "contrast"
            )
        }
        let voxels = size.reduce(1, *)
        let (total, overflow) = voxels.multipliedReportingOverflow(by: count)
        let (bytes, beyond) = total.multipliedReportingOverflow(by: 24)
        try MemoryLimit.require(bytes: overflow || beyond ? .max : bytes, for: "\(count) phantoms of size \(size)")

        let anatomy = Kind(hierarchy, rank: size.count)
        let affine = Affine(
            spacing: size.map { Kind.extent / Double($0) },
            origin: size.map { Kind.extent * (0.5 / Double($0) - 0.5) })
        let draws = stream.split("phantom \(name)")
        let cancellation = Cancellation.current
        let slots = Mutex([Result<Case, any Error>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let made = Cancellation.$current.withValue(cancellation) {
                Result { try one(name, number, anatomy, hierarchy, size, contrast, affine, draws.split(number)) }
            }
            slots.withLock { $0[number] = made }
        }
        return try slots.withLock { $0 }.compactMap { try $0?.get() }
    }

    private static func one(
        _ name: String, _ number: Int, _ anatomy: some Anatomy, _ hierarchy: Hierarchy, _ size: [Int],
        _ contrast: Double, _ affine: Affine, _ start: RandomStream
    ) throws -> Case {
        try Cancellation.check()
        var stream = start
        var canvas = Canvas(size: size)
        anatomy.paint(on: &canvas, stream: &stream)
        canvas.setContrast(contrast, around: type(of: anatomy).middle)
        try canvas.acquire(blur: blurVoxels, bias: biasDeviation, noise: noiseDeviation, stream: &stream)
        let image = try Volume(values: canvas.intensity, size: size, affine: affine)
        let truth = try Annotation(
            labels: canvas.leaves.map { hierarchy.leaves[$0].value }, shape: size, hierarchy: hierarchy,
            grid: image.grid)
        let digits = String(number + 1)
        let label = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return try Case(name: "\(name)-\(label)", image: image, annotation: truth, truth: truth)
    }
}
