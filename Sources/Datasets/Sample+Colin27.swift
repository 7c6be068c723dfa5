import Foundations
import Labels
import Volumes

extension Sample {
    /// Colin27: the T1 scan `ch2` (27 scans of one head averaged, 181 × 217 × 181 voxels of 1 mm), the AAL atlas (116
    /// regions of grey matter) and the JHU atlas (48 tracts of white matter), all three on the grid of the T1.
    ///
    /// JHU comes as 182 × 218 × 182 voxels one millimetre further out; the nearest voxel is an exact shift. The tables
    /// leave out 0, which is background.
    /// Throws `Problem(.file)` if Debian's mricron-data is not installed.
    public static func colin27() throws -> (t1: Volume, aal: LabelMap, jhu: LabelMap) {
        try colin27(in: folders())
    }

    static func colin27(in folders: [String]) throws -> (t1: Volume, aal: LabelMap, jhu: LabelMap) {
        func find(_ file: String) throws -> String {
            try path(file, of: "colin27", package: "mricron-data", in: folders)
        }
        let t1 = try loadVolume(find("ch2.nii.gz"))
        let aal = try atlas(find("aal.nii.gz"), on: t1)
        let jhu = try atlas(find("JHU-WhiteMatter-labels-1mm.nii.gz"), on: t1)
        return (t1, aal, jhu)
    }

    private static func atlas(_ path: String, on t1: Volume) throws -> LabelMap {
        var map = try loadLabels(path)
        guard let table = map.table else {
            throw Problem(
                .file, "the table of names beside \(path) is missing or cannot be read",
                remedy: "apt-get install --reinstall mricron-data", argument: "name")
        }
        if map.size != t1.size || !map.affine.agrees(with: t1.affine, size: t1.size) {
            map = try map.resampled(like: t1)
        }
        map.table = LabelTable(table.entries.filter { $0.value != 0 })
        return map
    }
}
