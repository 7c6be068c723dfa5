import Catalogue
import Language
import Losses

/// All that the language offers beyond its own core: the one list of subjects.
public enum BuiltinFunctions {
    static let builtins: [Builtin] =
        SessionFunctions.all + PromptFunctions.all + HelpFunctions.all + FolderFunctions.all + FileFunctions.all
        + TensorFunctions.all
        + VolumeFunctions.all
        + LabelFunctions.all + DataFunctions.all + NetworkFunctions.all + TrainingFunctions.all
        + MetricFunctions.all + UncertaintyFunctions.all + PlotFunctions.all

    /// Every entry, those of the language's core functions first: what `help` and completion look things up in.
    public static let index = CatalogueIndex(
        CoreEntries.all(besides: Set(builtins.map(\.entry.name))) + builtins.map(\.entry)
            + LossesCatalogue.region.map { $0.entry })

    /// Names and values for a new interpreter. The host must outlive it.
    public static func all(host: any Host) -> [(String, Value)] {
        CoreFunctions.all + builtins.map { ($0.entry.name, .function(BuiltinFunction($0, host: host))) }
            + LossFunctions.losses() + [("session", .object(SessionObject())), ("pi", .float(.pi))]
    }
}

/// The session as a value: what `save session "x.reel"` names.
public struct SessionObject: HostObject {
    public var typeName: String { "session" }
    public var summary: String { "this session; save session \"x.reel\" writes it" }
}
