import Testing

@testable import Networks

@Suite struct NormalisationTests {
    @Test func isFoundByName() throws {
        #expect(try Normalisation(named: "instance") == .instance)
        #expect(try Normalisation(named: "none") == .none)
    }

    @Test func groupsDivideTheChannels() throws {
        #expect((try Normalisation.group.layer(channels: 12, affine: false) as? GroupNorm)?.groups == 6)
        #expect((try Normalisation.group.layer(channels: 16, affine: false) as? GroupNorm)?.groups == 8)
    }

    @Test(arguments: Normalisation.allCases) func aUNetCanHaveEveryOne(_ norm: Normalisation) throws {
        for condition in [try Samples.organs(), nil] {
            let net = try Samples.net(
                condition: condition, modulation: condition == nil ? NoModulation() : FiLMFactory()
            ) {
                $0.norm = norm
            }
            let pass = Pass(isTraining: true)
            let y = try net.predict(
                Samples.normal([2, 8, 8, 1]), condition: condition.map { _ in try net.condition("liver", count: 2) },
                pass: pass)
            let gradients = try y.squared().sum().gradients()
            for (name, parameter) in net.namedParameters where parameter.isTrained {
                #expect(gradients[parameter.leaf] != nil, "\(name) has no gradient")
            }
            #expect(pass.updates.isEmpty == (norm != .batch))
        }
    }

    @Test func anUnknownNameListsTheKnownOnes() {
        let problem = Samples.problem { _ = try Normalisation(named: "spectral") }
        #expect(problem?.remedy?.contains("\"instance\"") == true)
    }
}
