import Catalogue
import Testing

@testable import Builtins

/// Parameters that take one of a few strings: one list for the check, the message and TAB.
@Suite struct ChoiceTests {
    @Test(arguments: [
        ("show(zeros([2, 2]), axis: \"q\")", "show expects \"x\", \"y\" or \"z\" for `axis`, found \"q\""),
        ("sample(\"colin\")", "sample expects \"colin27\" for `name`, found \"colin\""),
        (
            "unet(norm: \"instnce\")",
            "unet expects \"none\", \"instance\", \"batch\", \"group\" or \"layer\" for `norm`, found \"instnce\""
        ),
    ])
    func aWrongOneIsToldTheRightOnes(_ script: String, _ message: String) throws {
        #expect(try TestHost().problem(script)?.message == message)
    }

    @Test func theNearestIsSuggested() throws {
        let problem = try TestHost().problem("phantom(\"abdomn\", regions: hierarchy({liver: 1}))")
        #expect(problem?.notes == ["did you mean \"abdomen\"?"])
    }

    @Test func everyDefaultIsOneOfItsChoices() {
        for entry in BuiltinFunctions.index.entries {
            for parameter in entry.parameters {
                guard case .choices(let names) = parameter.completion, case .string(let name) = parameter.default
                else { continue }
                #expect(names.contains(name), "\(entry.name)(\(parameter.name):)")
            }
        }
    }

    @Test func stringsThatNameAFewThingsHaveChoices() {
        for (function, parameter) in [
            ("trainer", "loss"), ("trainer", "optimizer"), ("unet", "activation"), ("unet", "order"), ("load", "as"),
            ("resample", "interpolation"), ("convolve", "padding"), ("dice", "reduction"), ("slice", "axis"),
        ] {
            let found = BuiltinFunctions.index[function]?.parameters.first { $0.name == parameter }
            guard case .choices = found?.completion else {
                Issue.record("\(function)(\(parameter):) has no choices")
                continue
            }
        }
    }

    @Test func filesHaveTheEndingsOfTheFormats() {
        let path = BuiltinFunctions.index["load"]?.parameters.first
        #expect(path?.completion == .files(["nii.gz", "nii", "npy"]))
    }
}
