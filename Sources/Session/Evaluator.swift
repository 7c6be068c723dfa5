import Builtins

/// The one way in which scripts run: the prompt, `run`, `-c`, `check`, `replay` and standard input all go through it.
public final class Evaluator {
    public init() {}
}
