import Foundation
import Synchronization

/// What memory the process may still take: the least of what the machine, its control group and the address-space
/// limit have left. Linux overcommits, so a request beyond that would end in the kernel killing the process; it is
/// refused instead.
public enum MemoryLimit {
    /// Bytes that can still be had, by /proc/meminfo, the control group and `ulimit -v`; physical memory elsewhere.
    public static func available() -> Int {
        #if os(Linux)
            var available = Int.max
            if let text = contents("/proc/meminfo"), let kibibytes = number(after: "MemAvailable:", in: text) {
                available = kibibytes.multipliedReportingOverflow(by: 1024).partialValue
            }
            if let limit = controlGroupLimit() { available = min(available, limit) }
            if let limit = addressSpaceLeft() { available = min(available, limit) }
            return available == Int.max ? Int(clamping: ProcessInfo.processInfo.physicalMemory) : available
        #else
            return Int(clamping: ProcessInfo.processInfo.physicalMemory)
        #endif
    }

    /// Requests up to here are too small to be counted, and so much is let through between two looks.
    private static let smallest = 4096
    private static let stride = 64 << 20
    /// Bytes that were let through since the last look.
    private static let unlooked = Atomic<Int>(0)

    /// Throws a `Problem` of kind `memory` where `bytes` more cannot be had. Requests are let through unlooked until they
    /// come to 64 MB.
    public static func require(
        bytes: Int, for purpose: String,
        remedy: String = "use a smaller size, a smaller batch, or free what is no longer needed"
    ) throws {
        guard bytes >= smallest else { return }
        if bytes < stride {
            let total = unlooked.wrappingAdd(bytes, ordering: .relaxed).newValue
            guard total >= stride else { return }
        }
        unlooked.store(0, ordering: .relaxed)
        let available = available()
        // One part in twenty is kept for everything else.
        guard bytes <= available - available / 20 else {
            throw Problem(
                .memory, "\(purpose) needs \(text(bytes)), and only \(text(available)) of memory are left",
                remedy: remedy)
        }
    }

    /// "1.5 GB", in powers of 1000.
    public static func text(_ bytes: Int) -> String {
        let units: [(String, Double)] = [("PB", 1e15), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
        for (name, size) in units where Double(bytes) >= size {
            let value = Double(bytes) / size
            return "\(String(format: value < 10 ? "%.1f" : "%.0f", value)) \(name)"
        }
        return "\(bytes) bytes"
    }

    #if os(Linux)
        private static func controlGroupLimit() -> Int? {
            let root = "/sys/fs/cgroup"
            if let limit = contents("\(root)/memory.max").flatMap({
                Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
            }),
                let used = contents("\(root)/memory.current").flatMap({
                    Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
                })
            {
                let cache = contents("\(root)/memory.stat").flatMap { number(after: "inactive_file ", in: $0) } ?? 0
                return max(0, limit - used + cache)
            }
            return nil
        }

        /// What `ulimit -v` leaves; nil where it sets no limit.
        private static func addressSpaceLeft() -> Int? {
            guard let limit = addressSpace, let text = contents("/proc/self/statm"),
                let pages = Int(text.prefix { $0.isNumber })
            else { return nil }
            return max(0, limit - pages * sysconf(Int32(_SC_PAGESIZE)))
        }

        private static let addressSpace: Int? = contents("/proc/self/limits").flatMap {
            number(after: "Max address space", in: $0)
        }

        private static func number(after label: String, in text: String) -> Int? {
            guard let range = text.range(of: label) else { return nil }
            return Int(text[range.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
        }

        private static func contents(_ path: String) -> String? {
            guard let file = fopen(path, "r") else { return nil }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 8192)
            let count = fread(&bytes, 1, bytes.count, file)
            return String(decoding: bytes[..<count], as: UTF8.self)
        }
    #endif
}
