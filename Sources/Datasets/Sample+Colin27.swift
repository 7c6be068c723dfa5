import Foundations
import Labels
import Space
import Volumes

extension Sample {
    /// Colin27: the T1 scan `ch2` (27 scans of one head averaged, 181 × 217 × 181 voxels of 1 mm), the AAL atlas (116
    /// regions of grey matter) and the JHU atlas (48 tracts of white matter), all three on the grid of the T1.
    ///
    /// JHU comes as 182 × 218 × 182 voxels, so its nearest voxels are an exact shift; and it comes mirrored, which is
    /// set right (see `unmirrored`). The tables leave out 0, which is background.
    /// Throws `Problem(.file)` if Debian's mricron-data is not installed.
    public static func colin27() throws -> (t1: Volume, aal: LabelMap, jhu: LabelMap) {
        try colin27(in: folders())
    }

    static func colin27(in folders: [String]) throws -> (t1: Volume, aal: LabelMap, jhu: LabelMap) {
        let files = try colin27Files(in: folders)
        var t1 = try loadVolume(files.t1)
        t1.file = files.t1
        return (t1, try atlas(files.aal, on: t1), try atlas(files.jhu, on: t1))
    }

    private static func colin27Files(in folders: [String]) throws -> (t1: String, aal: String, jhu: String) {
        func find(_ file: String) throws -> String {
            try path(file, of: "colin27", package: "mricron-data", in: folders)
        }
        return (try find("ch2.nii.gz"), try find("aal.nii.gz"), try find("JHU-WhiteMatter-labels-1mm.nii.gz"))
    }

    /// The files that a sample is read from, tables of names included. Throws `Problem(.file)` where they are not installed.
    public static func files(_ name: String) throws -> [String] {
        guard names.contains(name) else { throw Problem.unknown("sample", name, among: names, argument: "name") }
        let files = try colin27Files(in: folders())
        return [files.t1] + [files.aal, files.jhu].flatMap { [$0] + [LabelTableFile.beside($0)].compactMap(\.self) }
    }

    private static func atlas(_ path: String, on t1: Volume) throws -> LabelMap {
        var map = try loadLabels(path)
        guard let table = map.table else {
            throw Problem(
                .file, "the table of names beside \(path) is missing or cannot be read",
                remedy: "apt-get install --reinstall mricron-data", argument: "name")
        }
        if map.grid.mismatch(with: t1.grid) != nil {
            map = try unmirrored(map).resampled(like: t1)
        }
        map.table = LabelTable(table.entries.filter { $0.value != 0 })
        map.file = path
        return map
    }

    /// FSL's JHU atlas counts its first axis from the right (x = 90 − i); mricron's copy keeps that order of voxels but
    /// says x = i − 91, so that every tract "…_R" lies in the left hemisphere. Mirrored, its labels lie on brighter voxels
    /// of the T1 (mean 104.0 against 103.2) and less on AAL's grey matter (21.1 % against 22.9 %). A copy whose right
    /// lies on the right is left as it is.
    private static func unmirrored(_ map: LabelMap) throws -> LabelMap {
        guard let right = map.table?.value(of: "Anterior_corona_radiata_R"), map.affine.orientation.hasPrefix("R")
        else {
            return map
        }
        let plane = map.size.dropFirst().reduce(1, *)
        let (sum, count) = map.tensor.withIntegers { labels in
            var (sum, count) = (0, 0)
            for (index, label) in labels.enumerated() where label == right {
                sum += index / plane
                count += 1
            }
            return (sum, count)
        }
        guard count > 0, map.affine.point([Double(sum) / Double(count), 0, 0])[0] < 0 else { return map }
        var rows = map.affine.rows
        // x' = −1 − x, which turns i − 91 into 90 − i.
        rows[0] = rows[0].map { -$0 }
        rows[0][3] -= 1
        return try LabelMap(tensor: map.tensor, affine: Affine(rows: rows), table: map.table)
    }
}
