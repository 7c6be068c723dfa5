import Foundations

/// Names side by side, as a listing shows them: down the columns, as many columns as fit.
enum Columns {
    /// No more lines than `rows`; how many names were left out is said instead.
    static func layout(_ names: [String], width: Int, rows limit: Int) -> String {
        let cell = (names.map { TextWidth.columns($0) }.max() ?? 0) + 2
        let fitting = max(1, width / cell) * max(1, limit - 1)
        if names.count <= fitting + max(1, width / cell) { return layout(names, width: width) }
        return layout(Array(names.prefix(fitting)), width: width) + "\n… \(names.count - fitting) more"
    }

    static func layout(_ names: [String], width: Int) -> String {
        let cell = (names.map { TextWidth.columns($0) }.max() ?? 0) + 2
        let columns = max(1, width / cell)
        let rows = (names.count + columns - 1) / columns
        return (0..<rows).map { row in
            var line = ""
            for index in stride(from: row, to: names.count, by: rows) {
                let isLast = index + rows >= names.count
                let space = isLast ? 0 : cell - TextWidth.columns(names[index])
                line += names[index] + String(repeating: " ", count: space)
            }
            return line
        }.joined(separator: "\n")
    }
}
