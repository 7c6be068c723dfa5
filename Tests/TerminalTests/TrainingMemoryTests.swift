import Foundation
import Testing

/// In a process of its own, because tests share theirs and what is measured is the process.
@Suite struct TrainingMemoryTests {
    /// A training of regions (`network` is "condition") or of leaves ("outputs").
    private static func script(_ network: String, _ loss: String) -> String {
        """
        seed 1
        organs = hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})
        cases = phantom("abdomen", regions: organs, count: 4, size: [64, 64])
        net = unet(levels: 2, features: 4, \(network): organs, dropout: 0.1)
        t = trainer(net, cases, loss: \(loss), optimizer: adam(rate: 1e-3), batch: 4, clip: 1)
        train t steps: 200
        memory()
        train t steps: 1800
        memory()
        """
    }

    #if os(Linux)
        @Test(arguments: [
            ("condition", "dice"), ("condition", "focal_dice"), ("outputs", "combine([leaf_dice, marginalized_focal])"),
        ])
        func memoryIsConstantOverTwoThousandSteps(_ network: String, _ loss: String) throws {
            var resident: [Int] = []
            let script = Self.script(network, loss)
            let result = try ReelProcess.run(["--threads", "2", "--no-color", "-c", script]) { process in
                while process.isRunning {
                    let path = "/proc/\(process.processIdentifier)/status"
                    let status = try? String(contentsOfFile: path, encoding: .utf8)
                    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
                    if let kilobytes = line?.split(separator: " ").compactMap({ Int($0) }).first {
                        resident.append(kilobytes)
                    }
                    Thread.sleep(forTimeInterval: 0.05)
                }
            }
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("1800 steps, 2000 in all"))
            for row in ["tensors at most", "kept for reuse", "large buffers made"] {
                let sizes = result.output.split(separator: "\n").filter { $0.hasPrefix(row) }
                #expect(sizes.count == 2 && sizes.first == sizes.last, "\(sizes)")
                #expect(!sizes.contains { $0.hasSuffix(" 0 bytes") || $0.hasSuffix(" 0") }, "\(sizes)")
            }
            // Losses are kept, eight bytes a step; anything else that grew would show.
            let third = resident.count / 3
            let (middle, end) = (resident[third..<2 * third].max() ?? 0, resident[(2 * third)...].max() ?? 0)
            #expect(third > 5 && middle > 0)
            #expect(end - middle < 1024, "resident: \(middle) KiB in the middle, \(end) at the end")
        }
    #endif
}
