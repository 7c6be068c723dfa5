/// How large a picture is drawn, so that all of it is on the screen.
enum PictureSize {
    /// Columns for a picture of so many pixels that may take so many columns and rows. A cell is taken for twice as high as it
    /// is wide, as terminals draw them.
    static func columns(width: Int, height: Int, columns: Int, rows: Int) -> Int {
        guard width > 0, height > 0 else { return columns }
        let byHeight = (2 * Double(max(rows, 1)) * Double(width) / Double(height)).rounded(.down)
        return max(1, min(columns, Int(min(byHeight, 100_000))))
    }
}
