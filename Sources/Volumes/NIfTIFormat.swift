import Foundation
import Foundations
import Labels
import Space
import Tensors

/// NIfTI-1 in one file, plain (.nii) or compressed (.nii.gz): any integer or float type, either byte order, scaled or
/// not. Extensions between header and voxels are passed over. Written files are little endian.
///
/// Axes 4 and 5 become channels; one of length 1 at the end, or before a fifth, is dropped. An image that was read and not
/// changed is written with the codes, units, times and description it came with, and with its type of numbers.
/// Source: nifti1.h, "NIfTI-1 data format", nifti.nimh.nih.gov.
public enum NIfTIFormat: FileFormat {
    public static let name = "NIfTI-1"
    public static let suffixes = [".nii.gz", ".nii"]

    public static func recognises(_ head: [UInt8]) -> Bool { NIfTIHeader.recognises(head) }

    public static func read(_ file: InputFile, as wanted: LoadedKind, notes: FileNotes) throws -> Loaded {
        let path = file.path
        let isCompressed = GzipSource.recognises(try file.bytes(2))
        let source: any ByteSource = try isCompressed ? GzipSource(file) : PlainSource(file)
        let header = try NIfTIHeader(source.bytes(NIfTIHeader.size), path: path, notes: notes)
        var numbers = try RawNumbers(
            source, kind: header.kind, shape: header.shape, isSwapped: header.isSwapped, isFirstAxisFastest: true,
            headerBytes: header.dataOffset, notes: notes)
        (numbers.slope, numbers.intercept) = (Double(header.slope), Double(header.intercept))
        let (shape, spatialRank) = tensorShape(header.shape)
        let isLabels = header.intent == NIfTIHeader.labelIntent && header.kind.isInteger
        if wanted == .labels || wanted == .automatic && isLabels {
            var map = try LabelMap(
                tensor: numbers.integers(shape: shape, path: path), affine: header.affine, spatialRank: spatialRank)
            map.header = ImageHeader(nifti: header)
            return .labels(map)
        }
        let isWhole = header.kind.isInteger && header.slope == 1 && header.intercept == 0
        if wanted == .tensor, isWhole { return .tensor(try numbers.integers(shape: shape, path: path)) }
        let tensor = try numbers.floats(shape: shape)
        try numbers.noteChanges(notes)
        if wanted == .tensor { return .tensor(tensor) }
        var volume = try Volume(tensor: tensor, affine: header.affine, spatialRank: spatialRank)
        volume.header = ImageHeader(nifti: header)
        return .volume(volume)
    }

    public static func write(_ value: Loaded, to path: String, as kind: NumberKind?) throws {
        if let kind, NIfTIHeader.code(of: kind) == nil {
            let names = NumberKind.allCases.filter { NIfTIHeader.code(of: $0) != nil }.map(\.rawValue)
            throw Problem(
                .value, "NIfTI-1 has no numbers of the type \(kind.rawValue)",
                remedy: "it has \(Problem.alternatives(names))", argument: "as")
        }
        let encoded: EncodedNumbers
        var header: NIfTIHeader
        switch value {
        case .volume(let volume):
            header = try self.header(of: volume, volume.header)
            encoded = try self.encoded(volume, &header, kind)
        case .labels(let map):
            header = try self.header(of: map, map.header)
            encoded = try self.encoded(map, header.kind, kind)
            header.intent = NIfTIHeader.labelIntent
            (header.slope, header.intercept) = (1, 0)
        case .tensor(let tensor):
            throw Problem(
                .type, "NIfTI keeps volumes and label maps, not a tensor of shape \(tensor.shape)",
                remedy: "make it a volume first, or save it as .npy", argument: "value")
        }
        header.kind = encoded.kind
        let head = header.bytes
        try AtomicFile.write(to: path) { append in
            guard path.lowercased().hasSuffix(".gz") else {
                try head.withUnsafeBytes { try append($0) }
                return try encoded.withBytes(append)
            }
            var gzip = try GzipSink(append)
            try head.withUnsafeBytes { try gzip.append($0, append) }
            try encoded.withBytes { try gzip.append($0, append) }
            try gzip.finish(append)
        }
    }

    /// The header that an image came with, or one that says where it stands.
    private static func header(of image: some Image, _ known: ImageHeader?) throws -> NIfTIHeader {
        let shape = try fileShape(image)
        guard var header = known?.nifti, header.affine == image.affine else {
            var header = NIfTIHeader(shape: shape, kind: .float32)
            header.setAffine(image.affine)
            return header
        }
        // As in the file, where axes of length 1 were dropped.
        header.shape = tensorShape(header.shape) == (image.tensor.shape, image.spatialRank) ? header.shape : shape
        return header
    }

    /// A volume's numbers: of the type wanted; else as integers of the type and scale that it was read with, where these give
    /// every value back; else float32.
    private static func encoded(
        _ volume: Volume, _ header: inout NIfTIHeader, _ wanted: NumberKind?
    ) throws -> EncodedNumbers {
        if wanted == nil, header.kind.isInteger {
            let (slope, intercept) = (Double(header.slope), Double(header.intercept))
            do {
                return try EncodedNumbers(
                    volume.tensor, kind: header.kind, firstAxisFastest: true, slope: slope, intercept: intercept)
            } catch let problem as Problem where problem.kind == .value {
                // They do not fit: float32 does.
            }
        }
        (header.slope, header.intercept) = (1, 0)
        return try EncodedNumbers(volume.tensor, kind: wanted ?? .float32, firstAxisFastest: true)
    }

    /// Labels: of the type wanted; else of the integers they were read as where these hold them; else of the smallest.
    private static func encoded(
        _ map: LabelMap, _ known: NumberKind, _ wanted: NumberKind?
    ) throws -> EncodedNumbers {
        if let wanted { return try EncodedNumbers(map.tensor, kind: wanted, firstAxisFastest: true) }
        if known.isInteger {
            do {
                return try EncodedNumbers(map.tensor, kind: known, firstAxisFastest: true)
            } catch let problem as Problem where problem.kind == .value {
                // They do not fit: the smallest that does is taken.
            }
        }
        return try EncodedNumbers(smallest: map.tensor, firstAxisFastest: true)
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
    private static func fileShape(_ image: some Image) throws -> [Int] {
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
}
