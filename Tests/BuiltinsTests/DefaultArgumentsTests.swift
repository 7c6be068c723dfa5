import Catalogue
import Testing

@testable import Builtins
@testable import Language

/// Giving a parameter what it is anyway changes nothing: examples are run as they stand, and with every parameter that
/// they leave out given its shown default.
@Suite struct DefaultArgumentsTests {
    /// Left out, because what they do takes seconds: they train networks through functions that other entries stand for.
    private static let slow: Set<String> = [
        "ace.study", "labelset.study", "smile.study", "smile.curves", "conemos.study", "compare",
    ]
    /// Left out, because what they show is a time, a place on this machine or a drawing.
    private static let unsteady: Set<String> = ["memory", "time", "profile"]

    /// More calls than the examples make: of what these give everything, and of what follows from other arguments.
    private static let more: [String: [String]] = [
        "progress": ["for n in progress(0..2) { print n }"], "leaky_relu": ["leaky_relu(-1.0)"],
        "clip": ["clip(3, high: 2)", "clip(tensor([1, 5]), low: 2)"], "dropout": ["dropout()"],
        "rescale_percentiles": ["rescale_percentiles()"], "parameter": ["parameter([2])"],
        "constant_rate": ["constant_rate(0.1)"], "range": ["range(3)", "range(3, 5)"], "join": ["join([1, 2])"],
        "format": ["format(2.5)", "format(2)"], "largest": ["largest([1, 3, 2])"], "smallest": ["smallest([2, 1])"],
        "statistics.variance": ["use statistics\nstatistics.variance([1, 2, 4])"],
        "statistics.paired_test": ["use statistics\nstatistics.paired_test([1, 2, 4], [2, 2, 1])"],
        "studies.verdict": ["use studies\nstudies.verdict({low: 0.01, high: 0.03})"],
        "studies.dice": [
            "use studies\nh = hierarchy({liver: 1, spleen: 2})\n"
                + "studies.dice(unet(levels: 2, features: 2, condition: h), "
                + "phantom(\"abdomen\", regions: h, count: 1, size: [16, 16], seed: 1))"
        ],
        "mc_dropout": [
            "h = hierarchy({liver: 1})\nmc_dropout(unet(levels: 2, features: 2, condition: h, dropout: 0.2), "
                + "volume(ones([8, 8])))"
        ],
        "train": [
            "h = hierarchy({liver: 1})\nt = trainer(unet(levels: 1, features: 1, condition: h), "
                + "phantom(\"abdomen\", regions: h, count: 2, size: [8, 8], seed: 1))\ntrain t"
        ],
        "unet": [
            "h = hierarchy({liver: 1})\nnet = unet(levels: 2, features: 2, condition: h)",
            "h = hierarchy({liver: 1})\nnet = unet(levels: 2, features: 2, condition: h, head: \"heads\")",
            "h = hierarchy({liver: 1})\nnet = unet(levels: 2, features: 2, condition: h, modulation: none)",
        ],
        "sum": ["sum([1, 2])", "sum(3)"], "mean": ["mean([1, 2])"], "max": ["max([1, 2])"], "min": ["min(2)"],
        "variance": ["variance([1, 2, 4])"], "resample": ["resample(label_map(tensor([[1, 2], [3, 4]])), spacing: 2)"],
        "load": ["save(label_map(tensor([[1, 2], [3, 4]])), \"l.nii\")\nx = load(\"l.nii\")\nx"],
        "volume": ["x = volume(ones([2, 3, 4, 2]))\nx"], "show": ["show zeros([2, 2])", "show 3"],
        "plot": ["plot [1, 2, 3]", "plot volume(ones([3, 3]))"], "split": ["split(\"a b\", \" \")", "split(\"a b\")"],
        "annotation": ["h = hierarchy({a: 1})\na = annotation(masks: {a: tensor([[0, 1]])}, h)\na"],
        "predict": [
            "h = hierarchy({a: 1})\npredict(unet(levels: 2, features: 2, condition: h), ones([8, 8]), window: [8, 8])"
        ],
    ]

    private static let entries = BuiltinFunctions.index.entries.filter { entry in
        entry.parameters.contains { $0.default != nil } && !slow.contains(entry.name) && !unsteady.contains(entry.name)
    }

    @Test(arguments: entries.map(\.name))
    func aShownDefaultChangesNothing(_ name: String) throws {
        let entry = try #require(BuiltinFunctions.index[name])
        for example in entry.examples + (Self.more[name] ?? []) {
            guard let written = try Self.withDefaults(example, of: entry) else { continue }
            #expect(try Self.outcome(written) == Self.outcome(example), "\(written)")
        }
    }

    @Test func everyEntryHasAnExampleToTry() throws {
        let idle = try Self.entries.filter { entry in
            try (entry.examples + (Self.more[entry.name] ?? [])).allSatisfy {
                try Self.withDefaults($0, of: entry) == nil
            }
        }
        #expect(idle.map(\.name) == [])
    }

    @Test func defaultsAreWrittenIntoCalls() throws {
        let sort = try #require(BuiltinFunctions.index["sort"])
        #expect(
            try Self.withDefaults("sort([1], by: none)\n[2] |> sort", of: sort)
                == "sort([1], by: none, descending: false)\n[2] |> sort(by: none, descending: false)")
        let range = try #require(BuiltinFunctions.index["range"])
        #expect(try Self.withDefaults("x = range 0 6", of: range) == "x = range 0 6 step: 1")
    }

    /// What a script shows, and the digests of what it leaves behind; or the message it ends with.
    private static func outcome(_ script: String) throws -> [String] {
        let host = try TestHost()
        if let problem = host.problem(script) { return ["error: \(problem.message)"] + problem.notes }
        return host.shown + host.variables.map { "\($0.name) \($0.value.digest ?? "")" }
    }

    /// The example with every parameter given that its calls of the entry leave out; nil where it has no such call.
    private static func withDefaults(_ example: String, of entry: Entry) throws -> String? {
        let name = entry.name.split(separator: ".").last.map(String.init) ?? entry.name
        let isMember = entry.name != name && entry.name.contains(".")
        var insertions: [(at: Int, text: String)] = []
        let walker = SyntaxWalker(onExpression: { expression in
            guard case .call(let call) = expression else { return }
            var positional = call.arguments.filter { $0.name == nil }.count
            switch call.callee {
            case .name(let callee) where callee.name == name && !isMember: break
            case .member(let member) where member.name.name == name:
                if !isMember { positional += 1 }
            default: return
            }
            let named = Set(call.arguments.compactMap { $0.name?.name })
            let left = entry.parameters.dropFirst(positional).filter {
                $0.default != nil && !named.contains($0.name) && !$0.isVariadic
            }
            guard !left.isEmpty, !call.arguments.contains(where: \.isSpread) else { return }
            let list = left.map { "\($0.name): \($0.default?.description ?? "")" }.joined(separator: ", ")
            let end = call.span.range.upperBound
            if call.form == .command {
                insertions.append((end, " " + list))
            } else if call.span.text.hasSuffix(")") {
                let isBare = call.arguments.isEmpty || (call.form == .pipe && call.arguments.count == 1)
                insertions.append((end - 1, (isBare ? "" : ", ") + list))
            } else {
                insertions.append((end, "(\(list))"))
            }
        })
        let source = Source(name: "example", text: example)
        try Parser.parse(source).statements.forEach { walker.walk($0.syntax) }
        guard !insertions.isEmpty else { return nil }
        var bytes = source.bytes
        for (place, text) in insertions.sorted(by: { $0.at > $1.at }) {
            bytes.insert(contentsOf: Array(text.utf8), at: place)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
