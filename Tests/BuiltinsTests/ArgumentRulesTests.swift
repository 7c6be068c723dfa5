import Catalogue
import Testing

@testable import Builtins

/// Arguments that exclude each other, and those that would have no effect with the others given, are errors.
@Suite struct ArgumentRulesTests {
    private static let h = "h = hierarchy({a: 1, b: 2})\n"
    private static let v = "v = volume(ones([4, 4]))\n"

    @Test(arguments: [
        ("resample(v, spacing: 2, like: v)", "resample takes `spacing` or `like`, not both", "leave out one of them"),
        (
            "volume(ones([2, 2]), spacing: 2, affine: v.affine)", "volume takes `spacing` or `affine`, not both",
            "leave out one of them"
        ),
        (
            "resample(label_map(tensor([[1, 2]])), spacing: 2, interpolation: \"linear\")",
            "between labels lies no other label, so that a label map is not interpolated",
            "leave out interpolation:; a label map takes the nearest label"
        ),
        (
            "volume(v, spacing: 2)", "this is a volume already, with a grid of its own",
            "volume(v.tensor, affine: v.affine) keeps its grid; another affine or spacing gives its voxels another"
        ),
        (
            "unet(conditioned_layers: 2)", "unet has no use for `conditioned_layers` without `condition`",
            "give `condition` too, or leave out `conditioned_layers`"
        ),
        (
            "unet(modulation: film)", "unet has no use for `modulation` without `condition`",
            "give `condition` too, or leave out `modulation`"
        ),
        (
            "unet(condition: h, outputs: 3)", "unet takes `condition` or `outputs`, not both", "leave out one of them"
        ),
        (
            "unet(condition: h, modulation: none, conditioned_layers: 2)",
            "conditioned_layers says which layers are modulated, and nothing is modulated here",
            "leave out conditioned_layers:, or modulation: none and head:"
        ),
        (
            "predict(unet(levels: 1, features: 1, condition: h), v, overlap: 0.2)",
            "predict has no use for `overlap` without `window`", "give `window` too, or leave out `overlap`"
        ),
        (
            "focal_dice(power: 2)", "focal_dice has no use for `power` with `form: \"linear\"`",
            "give `form: \"exponential_logarithmic\"`, or leave out `power`"
        ),
        (
            "focal_dice(form: \"exponential_logarithmic\", gamma: 3)",
            "focal_dice has no use for `gamma` with `form: \"exponential_logarithmic\"`",
            "give `form: \"linear\"` or `form: \"log\"`, or leave out `gamma`"
        ),
        (
            "annotation(masks: {a: tensor([[0, 1]])}, h, annotated: [\"a\"])",
            "annotation takes `annotated` or `masks`, not both", "leave out one of them"
        ),
        (
            "annotation(tensor([[0, 1]]), h, masks: {a: tensor([[0, 1]])})",
            "annotation takes a label map or a mask for each region, not both",
            "leave out `masks:` or the labels: annotation(masks: {…}, h)"
        ),
        (
            "plot(table([{a: 1.0}]), x: [1])", "plot has no use for `x` with a table",
            "curves have an x and labels at their axes; leave it out"
        ),
        (
            "plot([1, 2], slice: 3)", "plot has no use for `slice` with a list",
            "slices are of images with three dimensions; leave it out"
        ),
        (
            "m = label_map(tensor([[0, 1]]))\nplot([1, 2], labels: m)", "plot has no use for `labels` with a list",
            "labels lie over a volume; leave it out"
        ),
        (
            "m = volume(tensor([[0, 1]]), spacing: 2)\nhd95(m, m, spacing: [1, 1])",
            "the images have a spacing of their own, [2.0, 2.0], and spacing: says [1.0, 1.0]",
            "leave out spacing:, or compare tensors: prediction.tensor, truth.tensor"
        ),
        ("clip(tensor([1, 2]))", "clip needs a limit", "give low:, high: or both, as in clip(x, low: 0, high: 1)"),
        ("split(\"a b\", \" \", axis: 0)", "a string has no axes to be split along", "leave out axis:"),
        ("table([{dice: 0.8}], digits: {dcie: 2})", "there is no column \"dcie\"", "did you mean \"dice\"?"),
        (
            "try { [1][2] } catch p { error(p, kind: \"mask\") }", "an error that was caught has a kind already",
            "leave out kind:, or raise another error: error(problem.message, kind: …)"
        ),
        (
            "pwd there", "pwd shows the folder that paths are relative to and takes no names",
            "cd goes to another folder, ls lists one"
        ),
    ])
    func whatWouldBeIgnoredIsAnError(_ script: String, _ message: String, _ remedy: String) throws {
        let problem = try TestHost().problem(Self.h + Self.v + script)
        #expect(problem?.message == message)
        #expect(problem?.notes == [remedy])
    }

    /// What a rule speaks of is there, and what it excludes can be left out.
    @Test func rulesSpeakOfParametersAndTheirChoices() {
        for entry in BuiltinFunctions.index.entries {
            for rule in entry.rules {
                for name in rule.names {
                    let parameter = entry.parameters.first { $0.name == name }
                    #expect(parameter?.default != nil, "\(entry.name)(\(name):)")
                }
                guard case .only(_, let other, let values) = rule else { continue }
                guard case .choices(let choices)? = entry.parameters.first(where: { $0.name == other })?.completion
                else { continue }
                for case .string(let value) in values { #expect(choices.contains(value), "\(entry.name): \(value)") }
            }
        }
    }

    @Test func automaticIsAsIfLeftOut() throws {
        let host = try TestHost()
        try host.run(Self.h + "seed 1\nx = unet(levels: 2, features: 2, condition: h)")
        try host.run("seed 1\ny = unet(levels: 2, features: 2, condition: h, modulation: automatic, head: automatic)")
        #expect(try host.digest("x") == host.digest("y"))
        #expect(try host.run("automatic") == "automatic")
        #expect(try host.run("[automatic == automatic, automatic == none, automatic != 1]") == "[true, false, true]")
        let problem = host.problem("unet(levels: automatic)")
        #expect(problem?.message == "unet expects an integer for `levels`, found automatic")
    }

    @Test func helpTellsTheRules() throws {
        let page = try TestHost().run("help resample")
        #expect(page.contains("`spacing` and `like` exclude each other."))
        #expect(page.contains("interpolation: automatic"))
    }
}
