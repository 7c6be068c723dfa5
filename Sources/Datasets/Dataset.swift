import Foundations
import Labels

/// Cases that share a hierarchy and the kind of their images. A reference: a trainer and the user hold the same one.
public final class Dataset: Sendable {
    public let cases: [Case]
    public let hierarchy: Hierarchy

    /// - Parameter hierarchy: the regions to ask for; the first case's own where left out. It may name other regions
    ///   than the annotations' hierarchies do, but its leaves must be theirs.
    /// - Throws: `Problem` for no cases, and for cases that differ in dimensions, channels or leaves.
    public init(_ cases: [Case], hierarchy: Hierarchy? = nil) throws {
        guard let first = cases.first else {
            throw Problem(.value, "a dataset needs at least one case", argument: "cases")
        }
        let regions = hierarchy ?? first.annotation.hierarchy
        for other in cases {
            guard other.image.spatialRank == first.image.spatialRank,
                other.image.channelShape == first.image.channelShape
            else {
                throw Problem(
                    .shape,
                    "the images of a dataset have equal dimensions and channels: \"\(first.name)\" has shape "
                        + "\(first.image.tensor.shape), \"\(other.name)\" \(other.image.tensor.shape)",
                    argument: "cases")
            }
        }
        self.hierarchy = regions
        self.cases = try cases.map { try $0.with(regions) }
    }

    public var count: Int { cases.count }

    public subscript(position: Int) -> Case {
        get throws {
            let wrapped = position < 0 ? position + count : position
            guard cases.indices.contains(wrapped) else {
                throw Problem(
                    .index, "there is no case \(position)",
                    remedy: count == 0 ? "the dataset is empty" : "the dataset has \(count): 0 to \(count - 1)")
            }
            return cases[wrapped]
        }
    }

    /// 2 or 3.
    public var spatialRank: Int { cases[0].image.spatialRank }

    /// Values per voxel of the images.
    public var channels: Int { cases[0].image.channelShape.reduce(1, *) }

    /// The common size of all images, nil where they differ.
    public var commonSize: [Int]? {
        let size = cases[0].image.size
        return cases.allSatisfy { $0.image.size == size } ? size : nil
    }

    /// The cases of a range, as a dataset.
    public func part(_ range: Range<Int>) throws -> Dataset {
        guard range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty else {
            throw Problem(
                .value, "the cases \(range.lowerBound)..\(range.upperBound) are not in a dataset of \(count)")
        }
        return try Dataset(Array(cases[range]), hierarchy: hierarchy)
    }

    /// What is annotated where: for each region in how many cases it is complete, partly known, unknown, and its mean
    /// share of the voxels where it is complete.
    public func summary() -> Table {
        var table = Table(columns: [
            .init("region"), .init("complete"), .init("partly"), .init("unknown"), .init("share of voxels", digits: 4),
        ])
        for region in hierarchy.regions {
            var number: [Completeness: Int] = [:]
            var share = 0.0
            for item in cases {
                let state = item.annotation.completeness(region.set)
                number[state, default: 0] += 1
                if state == .complete, item.annotation.count > 0 {
                    share += Double(item.annotation.voxels(of: region.set)) / Double(item.annotation.count)
                }
            }
            let complete = number[.complete] ?? 0
            table.append([
                .text(region.name), .integer(complete), .integer(number[.partly] ?? 0),
                .integer(number[.unknown] ?? 0), complete > 0 ? .number(share / Double(complete)) : .missing,
            ])
        }
        return table
    }
}

extension Case {
    /// The same case under a hierarchy that has the same leaves.
    fileprivate func with(_ hierarchy: Hierarchy) throws -> Case {
        guard annotation.hierarchy != hierarchy || truth.map({ $0.hierarchy != hierarchy }) == true else { return self }
        var result = self
        result.annotation = try annotation.under(hierarchy)
        result.truth = try truth?.under(hierarchy)
        return result
    }
}
