import Foundation
import Foundations
import Language
import Plotting
import Testing

@testable import Builtins

@Suite struct CompareFunctionsTests {
    private static let setting = """
        seed 1
        h = hierarchy({liver: 1, stomach: 2})
        data = phantom("abdomen", regions: h, count: 4, size: [16, 16])
        net = unet(levels: 2, features: 2, outputs: h)

        """

    @Test func everyLossStartsAlikeOnTheSameCasesAndTheNetworkStaysAsItWas() throws {
        let host = try TestHost()
        let shown = try host.run(
            Self.setting + """
                before = net.parameters
                c = compare({first: mean_dice, again: mean_dice, other: cross_entropy}, net, data, steps: 5, batch: 2)
                c.losses.first == c.losses.again
                c.dice.first == c.dice.again
                c.losses.first == c.losses.other
                c.dice.other[0] == c.dice.first[0]
                c.steps
                all(map(keys(before), k -> all(net.parameters[k] == before[k])))
                """)
        #expect(shown == "true\ntrue\nfalse\ntrue\n[0, 1, 2, 3, 4, 5]\ntrue")
    }

    @Test func itIsATableByNameAndDrawsCurvesAndASheet() throws {
        let host = try TestHost()
        let shown = try host.run(
            Self.setting + """
                c = compare([cross_entropy, "mean_dice", mean_dice(exponent: 1)], net, data, steps: 2)
                c.table["loss"]
                """
        )
        #expect(shown == "[\"cross_entropy\", \"mean_dice\", \"mean_dice(exponent: 1)\"]")
        try host.run("f = plot(c)")
        guard case .object(let object)? = host.variables.first(where: { $0.name == "f" })?.value,
            let grid = (object as? Figure)?.mark as? FigureGrid, let sheet = grid.figures.last?.mark as? FigureGrid
        else {
            Issue.record("no figure")
            return
        }
        #expect(((grid.figures.first?.mark as? LinePlot)?.series.count) == 3)
        #expect(sheet.columns == 4)
        #expect(sheet.figures.count == 12)
    }

    @Test func itEndsWithThePictureInTheTerminalAndInAFile() throws {
        let host = try TestHost()
        let script = Self.setting + "c = compare([cross_entropy, mean_dice], net, data, steps: 1"
        host.isColourAllowed = false
        try host.run(script + ")")
        #expect(host.pictures == 0)
        host.isColourAllowed = true
        try host.run(script + ")")
        #expect(host.pictures == 1)
        try host.run(script + ", file: \"compare.png\")\nplot c file: \"again.png\"")
        #expect(host.pictures == 2)
        func written(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: host.pathForReading(name))) }
        #expect(try written("compare.png") == written("again.png"))
    }

    @Test func eachLossMayHaveItsOwnNetworkAndCases() throws {
        let shown = try TestHost().run(
            Self.setting + """
                sigmoids = unet(levels: 2, features: 2, outputs: h, head: "sigmoid")
                c = compare([cross_entropy, smile_cross_entropy], [net, sigmoids], [data, data[:2]], steps: 1, held: data[2:])
                c.networks.smile_cross_entropy.output
                """)
        #expect(shown == "\"foreground leaves\"")
    }

    @Test(arguments: [
        ("compare([mean_dice], net, data, steps: 100000, file: \"losses.txt\")", "cannot be written as losses.txt"),
        ("compare([mean_dice], net, data, steps: 100000, file: \"nowhere/a.png\")", "there is no folder"),
        ("compare([mean_dice], net, data, held: [])", "there are no cases to score on"),
        ("compare([], net, data)", "there are no losses to compare"),
        ("compare([mean_dice, cross_entropy], [net], data)", "there are 2 losses and 1 in `net`"),
        ("compare([mean_dice], net, 3)", "a dataset"), ("compare([3], net, data)", "a list of losses"),
    ])
    func mistakesAreNamed(_ script: String, _ expected: String) throws {
        let host = try TestHost()
        try host.run(Self.setting)
        let message = host.problem(script)?.message ?? ""
        #expect(message.contains(expected), "\(message)")
    }

    @Test func whereAFolderHasTheNameOfTheFileItIsSaidBeforeTheTraining() throws {
        let host = try TestHost()
        try host.run(Self.setting)
        let folder = try URL(filePath: host.pathForWriting("c.png"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(
            host.problem("compare([mean_dice], net, data, steps: 100000, file: \"c.png\")")?.message
                == "c.png is a folder")
    }
}
