import Catalogue
import Datasets
import Foundations
import Language
import Losses
import Networks
import Training

/// Optimizers, trainers, and how good a network is. Entries stand in `TrainingCatalogue`.
enum TrainingFunctions {
    static let all: [Builtin] = Builtin.bind(TrainingCatalogue.entries, bodies) + steps

    static let bodies: [String: Builtin.Body] = [
        "adam": { arguments, _ in
            .object(
                OptimizerObject(
                    optimizer: try Adam(
                        LearningRate(language: try arguments.value("rate")), beta1: try arguments.number("beta1"),
                        beta2: try arguments.number("beta2"), epsilon: try arguments.number("epsilon"),
                        weightDecay: try arguments.number("weight_decay"))))
        },
        "sgd": { arguments, _ in
            .object(
                OptimizerObject(
                    optimizer: try SGD(
                        LearningRate(language: try arguments.value("rate")),
                        momentum: try arguments.number("momentum"),
                        weightDecay: try arguments.number("weight_decay"))))
        },
        "constant_rate": { arguments, _ in
            .object(
                try LearningRate(try arguments.number("rate"), warmUp: try arguments.count("warm_up", atLeast: 0)))
        },
        "cosine_rate": { arguments, _ in
            .object(
                try LearningRate(
                    try arguments.number("rate"),
                    course: .cosine(
                        steps: try arguments.count("steps"), minimum: try arguments.number("minimum")),
                    warmUp: try arguments.count("warm_up", atLeast: 0)))
        },
        "step_rate": { arguments, _ in
            .object(
                try LearningRate(
                    try arguments.number("rate"),
                    course: .steps(every: try arguments.count("every"), factor: try arguments.number("factor")),
                    warmUp: try arguments.count("warm_up", atLeast: 0)))
        },
        "trainer": { arguments, call in
            let value = try arguments.value("loss")
            let stream =
                if let seed = try arguments.integerOrNone("seed") {
                    RandomStream(seed: UInt64(bitPattern: Int64(seed))).split("trainer")
                } else {
                    call.host.randomStream("trainer")
                }
            let trainer = try Trainer(
                network: try arguments.network("network"), dataset: try arguments.dataset("data"),
                loss: try LossFunctions.loss(value, argument: "loss", context: call.context),
                optimizer: try optimizer(try arguments.value("optimizer")), options: try options(arguments),
                stream: stream)
            call.host.warn(ofUnknownIn: trainer.dataset)
            return .object(TrainerObject(trainer, loss: value, context: call.context))
        },
        "evaluate": { arguments, call in
            let cases = try arguments.cases("data")
            let metrics = try arguments.stringsOrNone("metrics") ?? ["dice"]
            if arguments.isMeant("tolerance"), !metrics.contains("surface_dice") {
                throw Problem(
                    .value, "tolerance: is that of surface_dice, which is not among the metrics",
                    remedy: "add it, as in metrics: [\"dice\", \"surface_dice\"]", argument: "tolerance")
            }
            let result = try Evaluation.evaluate(
                try arguments.network("network"), cases, metrics: metrics,
                tolerance: try arguments.number("tolerance"),
                progress: call.host.progress("evaluate", total: cases.count))
            return .table(result.table)
        },
    ]

    private static let steps: [Builtin] = [
        Builtin(
            Entry(
                "step", room: "training", [Parameter("trainer", "trainer")], result: "step report",
                summary: "Trains one step: draws a batch, computes loss and gradient, updates the network.",
                examples: [
                    "seed 1\norgans = hierarchy({liver: 1, spleen: 2})\n"
                        + "data = phantom(\"abdomen\", regions: organs, count: 4, size: [32, 32])\n"
                        + "net = unet(levels: 2, features: 4, condition: organs)\nt = trainer(net, data, batch: 2)\nstep t"
                ], keywords: ["train", "update"])
        ) { arguments, call in
            let trainer = try trainer(arguments)
            let report = try trainer.step()
            call.host.changedState(completed: name(of: trainer, arguments, call).map { "step(\($0))" })
            call.host.noteTraining()
            call.host.showStatus("\(report.summary)  \(Duration.text(.seconds(report.seconds)))")
            return .object(report)
        },
        Builtin(
            Entry(
                "train", room: "training",
                [Parameter("trainer", "trainer"), Parameter("steps", "integer", default: 100, "How many more steps.")],
                result: "train report",
                summary:
                    "Trains many steps under a progress bar; Ctrl-C stops between steps, and train goes on from there.",
                examples: [
                    "seed 1\norgans = hierarchy({liver: 1, spleen: 2})\n"
                        + "data = phantom(\"abdomen\", regions: organs, count: 4, size: [32, 32])\n"
                        + "net = unet(levels: 2, features: 4, condition: organs)\nt = trainer(net, data, batch: 2)\ntrain t steps: 3"
                ], keywords: ["fit", "loop"])
        ) { arguments, call in
            let trainer = try trainer(arguments)
            let count = try arguments.count("steps", atLeast: 0)
            let before = trainer.steps
            let report: TrainReport
            do {
                report = try trainer.train(steps: count, progress: call.host.progress("train", total: count))
            } catch {
                if trainer.steps > before {
                    call.host.changedState(completed: nil)
                    call.host.noteTraining()
                }
                throw error
            }
            if report.done > 0 { call.host.noteTraining() }
            let speed = Double(report.done) / max(report.seconds, 1e-9)
            call.host.showTransient(
                "\(Duration.text(.seconds(report.seconds))), \(Int(speed.rounded())) steps a second")
            guard report.isInterrupted else {
                call.host.changedState(completed: nil)
                return .object(report)
            }
            call.host.changedState(
                completed: name(of: trainer, arguments, call).map { "train(\($0), steps: \(report.done))" })
            call.host.showTransient("stopped after \(report.done) of \(count) steps; train goes on from there")
            throw Interrupted()
        },
    ]

    /// A network is most likely meant to be trained, which a trainer does.
    private static func trainer(_ arguments: Arguments) throws -> Trainer {
        if case .object(is NetworkObject) = try arguments.value("trainer") {
            let name = arguments.span("trainer").map(\.text) ?? "net"
            throw Problem(
                .type, "\(arguments.signature.name) takes a trainer, and this is a network",
                remedy: "t = trainer(\(name), data) makes one; then \(arguments.signature.name) t", argument: "trainer")
        }
        return try arguments.object("trainer", as: TrainerObject.self, "trainer").trainer
    }

    /// What a statement can call a trainer by later, in a replay: a variable that holds it, or how it was written where
    /// that calls nothing; nil where it has no name.
    private static func name(of trainer: Trainer, _ arguments: Arguments, _ call: Call) -> String? {
        let holder = call.host.variables.first { variable in
            if case .object(let object as TrainerObject) = variable.value { object.trainer === trainer } else { false }
        }
        if let holder { return holder.name }
        return arguments.span("trainer").map(\.text).flatMap { $0.contains("(") ? nil : $0 }
    }

    private static func options(_ arguments: Arguments) throws -> TrainerOptions {
        var options = TrainerOptions()
        options.batch = try arguments.count("batch")
        options.clip = try arguments.numberOrNone("clip")
        options.masked = try arguments.boolean("masked")
        options.augmentation = arguments.isNone("augment") ? nil : try arguments.transform("augment")
        options.mixup = try arguments.numberOrNone("mixup")
        options.sampling = try SamplingScheme(named: try arguments.string("sampling"))
        options.balancedBy = try arguments.stringsOrNone("balanced_by")
        options.soften = try arguments.numberOrNone("soften")
        options.tune = try arguments.number("tune")
        return options
    }

    /// An optimizer, or the name of one with its defaults: `adam`.
    static func optimizer(_ value: Value) throws -> any Optimizer {
        var name: String?
        switch value {
        case .object(let object as OptimizerObject): return object.optimizer
        case .string(let text): name = text
        case .function(let function as BuiltinFunction): name = function.entry.name
        default: break
        }
        guard let known = TrainingCatalogue.optimizers.first(where: { $0.name == name }) else {
            throw Problem(
                .type, "expected an optimizer, found \(value.typePhrase)", remedy: "as in adam(rate: 1e-3)",
                argument: "optimizer")
        }
        return try known.make()
    }
}
