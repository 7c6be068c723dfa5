import Foundation
import Foundations
import Labels
import Tensors

/// NIfTI-1 in one file, plain (.nii) or compressed (.nii.gz): any integer or float type, either byte order, scaled or
/// not. Extensions between header and voxels are passed over. Written files are little endian.
///
/// Axes 4 and 5 become channels; one of length 1 at the end, or before a fifth, is dropped.
/// Source: nifti1.h, "NIfTI-1 data format", nifti.nimh.nih.gov.
public enum NIfTIFormat: FileFormat {
    public static let name = "NIfTI-1"
    public static let suffixes = [".nii.gz", ".nii"]

    public static func recognises(_ head: [UInt8]) -> Bool { NIfTIHeader.recognises(head) }

    public static func read(_ path: String, as wanted: LoadedKind) throws -> Loaded {
        let file = try InputFile(path)
        let isCompressed = GzipSource.recognises(try file.bytes(2))
        let source: any ByteSource = try isCompressed ? GzipSource(file) : PlainSource(file)
        let header = try NIfTIHeader(source.bytes(NIfTIHeader.size), path: path)
        guard try source.skip(header.dataOffset - NIfTIHeader.size) == header.dataOffset - NIfTIHeader.size else {
            throw Problem(
                .format,
                "\(path) is cut short: its header promises voxels from byte \(header.dataOffset), "
                    + "and the file ends before", remedy: "copy or download the file again", argument: "path")
        }
        var numbers = try RawNumbers(
            source, kind: header.kind, shape: header.shape, isSwapped: header.isSwapped, isFirstAxisFastest: true,
            headerBytes: header.dataOffset)
        (numbers.slope, numbers.intercept) = (Double(header.slope), Double(header.intercept))
        let (shape, spatialRank) = tensorShape(header.shape)
        switch wanted {
        case .labels: return try .labels(labels(numbers, shape, spatialRank, header, path))
        case .automatic where header.intent == NIfTIHeader.labelIntent && header.kind.isInteger:
            return try .labels(labels(numbers, shape, spatialRank, header, path))
        case .automatic, .volume:
            let tensor = try numbers.floats(shape: shape)
            return try .volume(Volume(tensor: tensor, affine: header.affine, spatialRank: spatialRank))
        case .tensor:
            let isWhole = header.kind.isInteger && header.slope == 1 && header.intercept == 0
            return try .tensor(isWhole ? numbers.integers(shape: shape, path: path) : numbers.floats(shape: shape))
        }
    }

    public static func write(_ value: Loaded, to path: String) throws {
        let encoded: EncodedNumbers
        var header: NIfTIHeader
        switch value {
        case .volume(let volume):
            encoded = try EncodedNumbers(floats: volume.tensor, firstAxisFastest: true)
            header = NIfTIHeader(shape: try fileShape(volume, path), kind: .float32)
            header.setAffine(volume.affine)
        case .labels(let map):
            encoded = try EncodedNumbers(integers: map.tensor, firstAxisFastest: true)
            header = NIfTIHeader(shape: try fileShape(map, path), kind: encoded.kind)
            header.intent = NIfTIHeader.labelIntent
            header.setAffine(map.affine)
        case .tensor(let tensor):
            throw Problem(
                .type, "NIfTI keeps volumes and label maps, not a tensor of shape \(tensor.shape)",
                remedy: "make it a volume first, or save it as .npy", argument: "value")
        }
        let head = header.bytes
        try AtomicFile.write(to: path) { append in
            guard path.lowercased().hasSuffix(".gz") else {
                try head.withUnsafeBytes { try append($0) }
                return try encoded.withBytes(append)
            }
            let gzip = try GzipSink()
            try head.withUnsafeBytes { try gzip.append($0, isLast: false, append) }
            try encoded.withBytes { try gzip.append($0, isLast: true, append) }
        }
    }

    /// The tensor's shape for a file's, and how many of its axes are space.
    private static func tensorShape(_ file: [Int]) -> ([Int], Int) {
        var shape = file
        while shape.count < 2 { shape.append(1) }
        while shape.count > 3, shape.last == 1 { shape.removeLast() }
        if shape.count == 5, shape[3] == 1 { shape.remove(at: 3) }
        return (shape, min(shape.count, 3))
    }

    /// The file's shape for an image's: a slice with channels gets a third axis of length 1.
    private static func fileShape(_ image: some Image, _ path: String) throws -> [Int] {
        var shape = image.size
        if image.spatialRank == 2, !image.channelShape.isEmpty { shape.append(1) }
        shape += image.channelShape
        guard shape.count <= 5, shape.allSatisfy({ (1...32_767).contains($0) }) else {
            throw Problem(
                .shape, "NIfTI-1 keeps up to 5 axes of 1 to 32767 each, not \(shape)",
                remedy: "save it as .npy", argument: "value")
        }
        return shape
    }

    private static func labels(
        _ numbers: RawNumbers, _ shape: [Int], _ spatialRank: Int, _ header: NIfTIHeader, _ path: String
    ) throws -> LabelMap {
        try LabelMap(
            tensor: numbers.integers(shape: shape, path: path), affine: header.affine,
            table: LabelTableFile.beside(path), spatialRank: spatialRank)
    }
}
