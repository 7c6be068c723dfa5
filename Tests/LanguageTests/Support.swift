@testable import Language

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A host for tests: modules from a dictionary, warnings kept, an object or two of its own.
final class TestHost: InterpreterHost {
    var modules: [String: String] = [:]
    var warnings: [String] = []
    var maximumDepth = 2_000
    var checks = 0
    var interruptAfter = Int.max

    struct Interrupted: Error {}

    func checkInterrupt() throws {
        checks += 1
        if checks > interruptAfter { throw Interrupted() }
    }

    func warn(_ message: String, at span: Span) { warnings.append(message) }

    func moduleSource(named name: String, importedFrom source: Source) throws -> Source {
        guard let text = modules[name] else { throw ScriptError("module", "there is no module `\(name)`") }
        return Source(name: "\(name).reel", text: text)
    }

    func describe(_ error: any Error) -> ScriptError? {
        guard let refusal = error as? Refusal else { return nil }
        return ScriptError("host", refusal.message, argument: refusal.argument)
    }
}

/// An error of the host's own.
struct Refusal: Error {
    let message: String
    var argument: String?
}

/// Runs a script and gives what its statements showed, a line each.
struct Run {
    let shown: [String]
    let error: (any Error)?
    let host: TestHost
    let interpreter: Interpreter

    init(
        _ text: String, name: String = "test.reel", builtins: [(String, Value)] = [], prelude: String? = nil,
        host: TestHost = TestHost()
    ) {
        var shown: [String] = []
        var failure: (any Error)?
        let interpreter = Interpreter(
            builtins: CoreFunctions.all + builtins,
            prelude: prelude.map { Source(name: "prelude.reel", text: $0, isLibrary: true) }, host: host)
        do {
            let program = try interpreter.prepare(Source(name: name, text: text))
            for statement in program.statements {
                if let value = try interpreter.execute(statement) { shown.append(value.display(width: 80)) }
            }
        } catch {
            failure = error
        }
        self.shown = shown
        error = failure
        self.host = host
        self.interpreter = interpreter
    }

    /// What was shown last, or the error.
    var last: String { error.map { _ in rendered } ?? shown.last ?? "" }

    /// The error or errors as the user reads them.
    var rendered: String {
        switch error {
        case let error as ScriptError: Diagnostic(error).render(colour: false)
        case let errors as SyntaxErrors:
            errors.errors.map { Diagnostic($0).render(colour: false) }.joined(separator: "\n")
        case let error?: "\(error)"
        case nil: ""
        }
    }
}

/// Shorthand: what the last statement of a script shows.
func shown(_ text: String) -> String { Run(text).last }

/// Runs on a thread with as large a stack as a session has.
func onLargeStack(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void; init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    #if canImport(Darwin)
        var thread: pthread_t?
    #else
        var thread = pthread_t()
    #endif
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    pthread_create(
        &thread, &attributes,
        { argument in
            #if canImport(Darwin)
                Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            #else
                if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            #endif
            return nil
        }, box)
    #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
    #else
        pthread_join(thread, nil)
    #endif
}
