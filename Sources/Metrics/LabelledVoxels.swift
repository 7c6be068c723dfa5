import Foundations
import Tensors

/// The whole numbers in a tensor, as labels, and the box in which each of them lies.
struct LabelledVoxels {
    /// What a tensor may hold.
    enum Content: Equatable {
        /// 0 and 1 alone.
        case mask
        /// Any whole numbers.
        case labels
    }

    let shape: [Int]
    /// Of every label that occurs at a voxel that counts, 0 among them.
    let boxes: [Int: VoxelBox]
    private let tensor: Tensor

    /// Voxels that are ignored are not looked at.
    ///
    /// - Throws: `Problem(.value)` with the first value that does not belong there, and its voxel; `Interrupted`.
    init(_ tensor: Tensor, _ content: Content, ignored: [Bool]? = nil, of argument: String, metric: String) throws {
        self.tensor = tensor
        // A single number is an image of one voxel.
        let shape = tensor.rank == 0 ? [1] : tensor.shape
        self.shape = shape
        func refused(_ offset: Int, _ value: Double, _ text: String) -> Problem {
            Refusal(argument: argument, metric: metric, content: content).problem(
                value, text, at: tensor.shape.isEmpty ? nil : Self.place(of: offset, in: tensor.shape))
        }
        let accepts = { (label: Int) in content == .labels || label == 0 || label == 1 }
        if tensor.elementType == .int64 {
            boxes = try tensor.withIntegers { numbers in
                try LabelledVoxels.boxes(numbers, shape, ignored, { accepts(Int($0)) ? Int($0) : nil }) {
                    refused($0, Double(numbers[$0]), "\(numbers[$0])")
                }
            }
        } else {
            boxes = try tensor.withFloats { numbers in
                try LabelledVoxels.boxes(
                    numbers, shape, ignored, { Int(exactly: $0).flatMap { accepts($0) ? $0 : nil } }
                ) {
                    refused($0, Double(numbers[$0]), "\(numbers[$0])")
                }
            }
        }
    }

    /// Whether each voxel of a box has a label.
    func mask(of label: Int, in box: VoxelBox) -> [Bool] {
        var mask = [Bool](repeating: false, count: box.size.reduce(1, *))
        guard boxes[label] != nil else { return mask }
        func fill<Number: Equatable>(_ numbers: UnsafeBufferPointer<Number>, _ label: Number) {
            var to = 0
            box.forEachRow(in: shape) { row in
                for voxel in row {
                    mask[to] = numbers[voxel] == label
                    to += 1
                }
            }
        }
        if tensor.elementType == .int64 {
            tensor.withIntegers { fill($0, Int64(label)) }
        } else {
            tensor.withFloats { fill($0, Float(label)) }
        }
        return mask
    }

    /// Goes through the rows run by run of equal numbers.
    private static func boxes<Number: Equatable>(
        _ numbers: UnsafeBufferPointer<Number>, _ shape: [Int], _ ignored: [Bool]?, _ label: (Number) -> Int?,
        _ refused: (Int) -> Problem
    ) throws -> [Int: VoxelBox] {
        var boxes: [Int: VoxelBox] = [:]
        guard !numbers.isEmpty, let length = shape.last else { return boxes }
        var rows = Rows(shape.dropLast().map { 0..<$0 })
        var start = 0
        repeat {
            if start / length % 1024 == 0 { try Cancellation.check() }
            var from = start
            while from < start + length {
                let number = numbers[from]
                var to = from + 1
                while to < start + length, numbers[to] == number { to += 1 }
                defer { from = to }
                let first = ignored.map { ignored in (from..<to).first { !ignored[$0] } } ?? from
                guard let first else { continue }
                guard let label = label(number) else { throw refused(first) }
                boxes[label, default: VoxelBox(axes: shape.count)].include(
                    from - start..<to - start, row: rows.place)
            }
            start += length
        } while rows.next()
        return boxes
    }

    /// The indices of an offset in row-major order.
    static func place(of offset: Int, in shape: [Int]) -> [Int] {
        var rest = offset
        var place = shape
        for axis in shape.indices.reversed() {
            place[axis] = rest % shape[axis]
            rest /= shape[axis]
        }
        return place
    }
}

/// Says what is wrong with a value that is no mask, or no label.
private struct Refusal {
    let argument: String
    let metric: String
    let content: LabelledVoxels.Content

    func problem(_ value: Double, _ text: String, at place: [Int]?) -> Problem {
        let what =
            argument == "mask"
            ? "the mask of \(metric) is 1 where a voxel counts and 0 where not"
            : content == .mask ? "\(metric) takes masks of 0 and 1" : "labels of \(metric) are whole numbers"
        let whose = argument == "mask" ? "it" : "the \(argument)"
        return Problem(
            .value, "\(what); \(whose) has \(text)\(place.map { " at the voxel \($0)" } ?? "")", remedy: remedy(value),
            argument: argument)
    }

    private func remedy(_ value: Double) -> String {
        if !value.isFinite { return "find out where it comes from; mask: leaves voxels out" }
        if value > 0, value < 1 { return "p > 0.5 makes a mask of probabilities p" }
        if argument == "mask" { return "x > 0 makes a mask of weights x" }
        if value.rounded() == value, content == .mask {
            return "label: \(Int(exactly: value).map { "\($0)" } ?? "2") compares one label, labels: \"each\" every one"
        }
        return "make a mask of it by comparing, as in x > 100"
    }
}
