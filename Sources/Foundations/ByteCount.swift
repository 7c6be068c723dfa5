/// Sizes in memory as people read them.
public enum ByteCount {
    /// "0 B", "512 B", "1.5 kB", "28.4 MB": powers of a thousand, three digits.
    public static func text(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        var size = Double(bytes) / 1000
        for unit in ["kB", "MB", "GB"] {
            if size < 999.5 { return "\(rounded(size)) \(unit)" }
            size /= 1000
        }
        return "\(rounded(size)) TB"
    }

    private static func rounded(_ size: Double) -> String {
        if size >= 99.95 { return "\(Int(size.rounded()))" }
        let tenths = Int((size * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
