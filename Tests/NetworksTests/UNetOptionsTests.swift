import Foundations
import Testing

@testable import Networks

@Suite struct UNetOptionsTests {
    private func problem(_ change: (inout UNetOptions) -> Void) -> Problem? {
        var options = UNetOptions()
        change(&options)
        return Samples.problem { try options.validate() }
    }

    @Test func defaultsAreFine() {
        #expect(problem { _ in } == nil)
        #expect(UNetOptions().convolutions == 15)
    }

    @Test func namesTheOptionAtFault() {
        #expect(problem { $0.dims = 4 }?.argument == "dims")
        #expect(problem { $0.levels = 0 }?.argument == "levels")
        #expect(problem { $0.features = -1 }?.argument == "features")
        #expect(problem { $0.conditionedLayers = 16 }?.argument == "conditioned_layers")
        #expect(problem { $0.kernel = 1000 }?.argument == "kernel")
        #expect(problem { $0.kernel = 4 }?.argument == "kernel")
    }

    @Test func refusesWhatNoMachineHolds() {
        let problem = problem {
            $0.dims = 3
            $0.levels = 8
            $0.features = 1024
            $0.kernel = 31
        }
        #expect(problem?.kind == .memory)
    }

    @Test func conemosIsThePublishedOrder() {
        #expect(UNetOptions.conemos.order == .paper)
        #expect(UNetOptions.conemos.norm == .none)
        #expect(UNetOptions.conemos.activation == .relu)
    }
}
