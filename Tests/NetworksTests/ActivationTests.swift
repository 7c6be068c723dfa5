import Tensors
import Testing

@testable import Networks

@Suite struct ActivationTests {
    @Test func isFoundByName() throws {
        for name in ["none", "relu", "leaky_relu", "elu"] { #expect(try Activation(named: name).name == name) }
        #expect(Samples.problem { _ = try Activation(named: "gelu") }?.argument == "activation")
    }

    @Test func actsOnNegativeValues() throws {
        let x = try Tensor([-1, 2], shape: [2])
        #expect(try Activation.none(x).floats == [-1, 2])
        #expect(try Activation.relu(x).floats == [0, 2])
        #expect(try Activation.leakyRelu(slope: 0.5)(x).floats == [-0.5, 2])
        #expect(abs(try Activation.elu(x).floats[0] - (-0.632_120_6)) < 1e-6)
    }
}
