import Tensors

extension Evaluator {
    /// Threads for the heavy work of all sessions.
    public static func setThreads(_ count: Int) { Threads.count = count }
}
