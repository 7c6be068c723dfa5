import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct ObjectiveTests {
    private func objective(
        _ loss: AnyLoss, _ net: UNet, _ change: (inout TrainerOptions) -> Void = { _ in }
    ) throws -> any Objective {
        var options = TrainerOptions()
        change(&options)
        return try Objectives.objective(loss, network: net, hierarchy: Samples.organs(), options: options)
    }

    @Test func lossAndNetworkDecideTogether() throws {
        let dice = AnyLoss.region(try DiceLoss())
        #expect(try objective(dice, Samples.net()) is ConditionedObjective)
        for head in UNetHead.allCases {
            #expect(try objective(dice, Samples.net(head: head)) is RegionsObjective)
        }
        #expect(try objective(.labelSet(LeafDice([:])), Samples.net(head: .softmax)) is LeavesObjective)
        #expect(try objective(.labelSet(SmileCrossEntropy([:])), Samples.net(head: .sigmoid)) is LeavesObjective)
    }

    @Test func channelsThatAreNotThoseOfTheLossAreNamed() throws {
        let leaves = AnyLoss.labelSet(try LeafDice([:]))
        let joint = Samples.problem { _ = try objective(leaves, Samples.net(head: .joint)) }
        #expect(
            joint?.message == "leaf_dice takes a channel for each of the 4 leaves, under a softmax, and the network is "
                + "unet 2D, 2 levels, 4 features, joint head of 4 regions")
        #expect(joint?.remedy == "build it with outputs: a hierarchy")
        #expect(Samples.problem { _ = try objective(leaves, Samples.net()) }?.argument == "loss")
        let smile = Samples.problem {
            _ = try objective(.labelSet(SmileCrossEntropy([:])), Samples.net(head: .softmax))
        }
        #expect(smile?.remedy == "build it with outputs: a hierarchy and head: \"sigmoid\"")
    }

    @Test func optionsOfRegionsAreRefusedForLeaves() throws {
        let leaves = AnyLoss.labelSet(try LeafDice([:]))
        let net = try Samples.net(head: .softmax)
        #expect(Samples.problem { _ = try objective(leaves, net) { $0.masked = true } }?.argument == "masked")
        #expect(Samples.problem { _ = try objective(leaves, net) { $0.soften = 0.1 } }?.argument == "soften")
    }
}
