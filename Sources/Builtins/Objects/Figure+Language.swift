import Foundations
import Language
import Plotting

extension Figure: HostObject {
    public var typeName: String { "figure" }
    public var summary: String {
        let size = naturalSize
        return "figure \(Int(size.width)) × \(Int(size.height)) points" + (title.map { ": \($0)" } ?? "")
            + "; save(figure, \"x.png\") writes it"
    }
}
