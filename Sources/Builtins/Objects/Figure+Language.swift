import Foundations
import Language
import Plotting

extension Figure: HostObject {
    public var typeName: String { "figure" }
    public var summary: String {
        let size = naturalSize
        return "figure \(Int(size.width)) × \(Int(size.height)) points"
            + (title.map { ": \(TextWidth.cut($0, to: 60))" } ?? "")
            + "; save(figure, \"x.png\") writes it"
    }
}
