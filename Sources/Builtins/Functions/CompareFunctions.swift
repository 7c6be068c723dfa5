import Catalogue
import Datasets
import Foundation
import Foundations
import Language
import Plotting
import Training

/// `compare`: losses side by side, live.
enum CompareFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "compare", room: "training",
                [
                    Parameter("losses", "list of losses, or record of them by name", "as for trainer"),
                    Parameter("net", "network, or list of networks", "copied for each loss; or one for each"),
                    Parameter("data", "dataset, or list of datasets", "for all losses; or one for each"),
                    Parameter("steps", "integer", default: 200, "of training, for each loss"),
                    Parameter(
                        "held", "dataset, or list of cases", default: nil,
                        "scored on the way; the first eight of data if left out"),
                    Parameter("optimizer", "optimizer", default: "adam"),
                    Parameter("batch", "integer", default: 4, unit: "samples", "samples per step"),
                    Parameter(
                        "file", "string", default: nil, "a .png or .svg file for the curves and the contact sheet",
                        completion: .files(Figure.extensions)),
                ],
                result: "comparison",
                summary:
                    "Trains copies of a network with several losses, from the same start and on the same cases in the same order, under a live table, and draws curves and predictions.",
                examples: [
                    "seed 1\norgans = hierarchy({liver: 1, stomach: 2})\n"
                        + "data = phantom(\"abdomen\", regions: organs, count: 4, size: [16, 16])\n"
                        + "c = compare([mean_dice, cross_entropy], unet(levels: 2, features: 4, outputs: organs), data, steps: 4,\n"
                        + "    file: \"losses.png\")\nc"
                ], keywords: ["losses", "side by side", "teach", "versus"],
                details:
                    "It ends with curves of Dice and a contact sheet, what each network sees in three of the held cases: shown where the terminal can, and written to file. plot draws them once more. Its members are table, networks, steps, dice and losses."
            )
        ) { arguments, call in
            let path = try arguments.stringOrNone("file")
            if let path { try requireWritable(path, call.host) }
            let comparison = try comparison(arguments, call)
            let steps = try arguments.count("steps")
            let every = max(1, (steps + 9) / 10)
            let start = ContinuousClock.now
            try comparison.measure(after: 0)
            for step in 1...steps {
                for arm in comparison.arms { try arm.trainer.step() }
                if step % every == 0 || step == steps { try comparison.measure(after: step) }
                call.host.showStatus(
                    "step \(step) of \(steps)\n" + comparison.table.render(width: call.host.width - 1))
            }
            call.host.showTransient(Duration.text(ContinuousClock.now - start))
            if path != nil || call.host.isColourAllowed {
                let figure = try comparison.figure()
                if let path { try FileFunctions.write(path, call.host) { try figure.write(to: $0) } }
                call.host.showPicture(Picture(figure))
                try Cancellation.check()  // it may have been left off half-way
            }
            return .object(comparison)
        }
    ]

    /// Asked before the training, which would be in vain.
    private static func requireWritable(_ path: String, _ host: any Host) throws {
        try Figure.requireFormat(of: path)
        let file = try host.pathForWriting(path)
        let folder = URL(filePath: file).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Problem(.file, "there is no folder to write \(path) to", remedy: "make it first", argument: "file")
        }
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
            throw Problem(.file, "\(path) is a folder", remedy: "give the file another name", argument: "file")
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw Problem(
                .file, "the folder of \(path) cannot be written to", remedy: "give the file another place",
                argument: "file")
        }
    }

    private static func comparison(_ arguments: Arguments, _ call: Call) throws -> LossComparison {
        let losses = try named(arguments)
        let networks = try each("net", losses.count, arguments) { value in
            guard case .object(let network as NetworkObject) = value else {
                throw arguments.mismatch("net", "a network or a list of them")
            }
            return network.network
        }
        let datasets = try each("data", losses.count, arguments) { value in
            guard case .object(let dataset as Dataset) = value else {
                throw arguments.mismatch("data", "a dataset or a list of them")
            }
            return dataset
        }
        var options = TrainerOptions()
        options.batch = try arguments.count("batch")
        // One stream for all: what a step draws is the same under every loss.
        let stream = call.host.randomStream("compare")
        let arms = try losses.enumerated().map { index, loss in
            LossComparison.Arm(
                name: loss.name,
                trainer: try Trainer(
                    network: try networks[index].copied(), dataset: datasets[index],
                    loss: try LossFunctions.loss(loss.value, argument: "losses", context: call.context),
                    optimizer: try TrainingFunctions.optimizer(try arguments.value("optimizer")), options: options,
                    stream: stream))
        }
        for data in datasets { call.host.warn(ofUnknownIn: data) }
        let held = arguments.isNone("held") ? Array(datasets[0].cases.prefix(8)) : try arguments.cases("held")
        guard !held.isEmpty else {
            throw Problem(
                .value, "there are no cases to score on", remedy: "leave held: out for the first of data",
                argument: "held")
        }
        return LossComparison(arms, held: held)
    }

    /// The losses with the names that they go by: those of a record, or what they call themselves.
    private static func named(_ arguments: Arguments) throws -> [(name: String, value: Value)] {
        if case .record(let record) = try arguments.value("losses"), record.count > 0 {
            return record.pairs.map { ($0.plain, $1) }
        }
        var seen: [String: Int] = [:]
        let losses = try arguments.list("losses").elements.map { value -> (name: String, value: Value) in
            let name: String
            switch value {
            case .string(let text): name = text
            case .function(let function):
                name = function.typeName == "loss" ? String(function.summary.dropFirst(5)) : function.signature.name
            default: throw arguments.mismatch("losses", "a list of losses", found: value.typePhrase)
            }
            seen[name, default: 0] += 1
            return (seen[name] == 1 ? name : "\(name) \(seen[name] ?? 0)", value)
        }
        guard !losses.isEmpty else {
            throw Problem(.value, "there are no losses to compare", argument: "losses")
        }
        return losses
    }

    /// One for every loss: the elements of a list, or the same for all.
    private static func each<Element>(
        _ name: String, _ count: Int, _ arguments: Arguments, _ read: (Value) throws -> Element
    ) throws -> [Element] {
        guard case .list(let list) = try arguments.value(name) else {
            return Array(repeating: try read(try arguments.value(name)), count: count)
        }
        guard list.elements.count == count else {
            throw Problem(
                .value, "there are \(count) losses and \(list.elements.count) in `\(name)`",
                remedy: "give one for all, or one for each", argument: name)
        }
        return try list.elements.map(read)
    }
}
