extension Annotation {
    /// The mean place of the voxels that surely lie in a region, each axis from 0 to 1; nil where there are none.
    public func centre(of region: LabelSet) -> [Double]? {
        let isInside = sets.map { $0.isSubset(of: region) }
        var sums = [Int](repeating: 0, count: shape.count)
        var found = 0
        for (voxel, index) in indices.enumerated() where isInside[Int(index)] && ignored?[voxel] != true {
            found += 1
            var rest = voxel
            for axis in shape.indices.reversed() {
                sums[axis] += rest % shape[axis]
                rest /= shape[axis]
            }
        }
        guard found > 0 else { return nil }
        return zip(sums, shape).map { (Double($0) / Double(found) + 0.5) / Double($1) }
    }
}
