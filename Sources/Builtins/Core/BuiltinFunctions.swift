import Catalogue
import Foundations
import Language
import Losses
import StandardLibrary

/// All that the language offers beyond its own core: the one list of subjects.
public enum BuiltinFunctions {
    static let builtins: [Builtin] =
        SessionFunctions.all + DescribeFunctions.all + PromptFunctions.all + HelpFunctions.all + FolderFunctions.all
        + FileFunctions.all
        + TableFunctions.all + TensorFunctions.all
        + VolumeFunctions.all
        + LabelFunctions.all + DataFunctions.all + AugmentationFunctions.all
        + NetworkFunctions.all + SegmentFunctions.all
        + TrainingFunctions.all + CompareFunctions.all
        + LabelSetLossFunctions.all + LossTeachingFunctions.all + MetricFunctions.all + UncertaintyFunctions.all
        + PlotFunctions.all

    /// Every entry, by rooms: what `help`, completion and the reference look things up in.
    public static let index = CatalogueIndex(
        TypeTopics.joined(
            with: builtins.map(\.entry) + values.map(\.entry) + LossesCatalogue.entries
                + CoreEntries.functions(besides: Set(builtins.map(\.entry.name))) + CoreEntries.syntax
                + LibraryEntries.prelude + LibraryEntries.modules))

    /// Names that stand for a value.
    static let values: [(entry: Entry, value: @Sendable () -> Value)] = [
        (
            Entry(
                "session", room: "session", result: "session", summary: "This session, for save.",
                examples: ["x = 3\nsave session \"mine.reel\""], kind: .value, form: "session"),
            { .object(SessionObject()) }
        ),
        (
            Entry(
                "pi", room: "values", result: "float", summary: "The circle's circumference by its diameter.",
                examples: ["pi"], keywords: ["constant"], kind: .value, form: "pi"), { .float(.pi) }
        ),
        (
            Entry(
                "automatic", room: "values", result: "automatic",
                summary: "What a parameter is that follows from the others: given for it, it is as if left out.",
                examples: ["unet(levels: 2, features: 4, modulation: automatic)"], keywords: ["default"], kind: .value,
                form: "automatic",
                details: "What a parameter is that follows from the others: given for it, it is as if left out.\n"
                    + "The page of what has such a parameter tells the rule. A function of one's own can have one too: "
                    + "`def f(x, mode: automatic) { if mode == automatic { … } }`."),
            { .object(AutomaticObject()) }
        ),
    ]

    /// Functions written in the language, beneath the globals like the others.
    public static let prelude = Source(
        name: "prelude.reel (standard library)", text: StandardLibrary.prelude, isLibrary: true)

    /// Names and values for a new interpreter. The host must outlive it.
    public static func all(host: any Host) -> [(String, Value)] {
        MemoryGuard.use { bytes, purpose in try MemoryLimit.require(bytes: bytes, for: purpose) }
        return CoreFunctions.all + builtins.map { ($0.entry.name, .function(BuiltinFunction($0, host: host))) }
            + LossFunctions.losses(host: host) + values.map { ($0.entry.name, $0.value()) }
    }
}

/// The session as a value: what `save session "x.reel"` names.
public struct SessionObject: HostObject {
    public var typeName: String { "session" }
    public var summary: String { "this session; save session \"x.reel\" writes it" }
}
