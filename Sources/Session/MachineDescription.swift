import CDeflate
import COneDNN
import COpenBLAS
import CZlib
import Foundation

/// What of a machine can change the last bits of a result: its instruction set and the libraries that compute.
enum MachineDescription {
    /// "x86-64 avx2 fma avx512f": the extensions that the libraries choose their code by.
    static var instructionSet: String {
        #if arch(arm64)
            return "arm64 neon"
        #elseif arch(x86_64)
            let wanted = ["sse4_1", "avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile"]
            let present = Set(processorFlags())
            return (["x86-64"] + wanted.filter(present.contains)).joined(separator: " ")
        #else
            return "unknown"
        #endif
    }

    static var libraries: [(name: String, version: String)] {
        var result: [(name: String, version: String)] = []
        if let text = reel_onednn_version() { result.append(("oneDNN", String(cString: text))) }
        if let text = openblas_get_config() {
            // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH … SkylakeX MAX_THREADS=128"
            let words = String(cString: text).split(separator: " ")
            if words.count > 1 { result.append(("OpenBLAS", String(words[1]))) }
        }
        if let text = zlibVersion() { result.append(("zlib", String(cString: text))) }
        if let text = reel_deflate_version() { result.append(("libdeflate", String(cString: text))) }
        return result
    }

    private static func processorFlags() -> [String] {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
        else { return [] }
        return line.split(separator: " ").map(String.init)
    }
}
