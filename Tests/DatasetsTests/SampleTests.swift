import Foundation
import Foundations
import Labels
import Testing
import Volumes

@testable import Datasets

@Test func aMissingSampleNamesItsPackage() {
    let problem = #expect(throws: Problem.self) { try Sample.colin27(in: ["/nowhere"]) }
    #expect(problem?.message.contains("ch2.nii.gz") == true)
    #expect(problem?.remedy?.contains("apt-get install mricron-data") == true)
}

@Test func foldersOfTheEnvironmentComeFirst() {
    #expect(
        Sample.folders(environment: ["REEL_SAMPLES": "/a:/b"]).prefix(3) == [
            "/a", "/b", "/usr/share/mricron/templates",
        ])
}

@Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/mricron/templates/ch2.nii.gz")))
func colin27StandsOnOneGrid() throws {
    let (t1, aal, jhu) = try Sample.colin27()
    #expect(t1.geometry == "181 × 217 × 181, 1 × 1 × 1 mm, RAS")
    #expect(aal.grid.mismatch(with: t1.grid) == nil)
    #expect(jhu.grid.mismatch(with: t1.grid) == nil)
    #expect(aal.values == Array(0...116))
    #expect(aal.table?.count == 116)
    #expect(aal.table?.name(of: 1) == "Precentral_L")
    #expect(jhu.values == Array(0...48))
    #expect(jhu.table?.name(of: 4) == "Body_of_corpus_callosum")
    // Left is x < 0 mm and right x > 0, in both atlases.
    func middle(_ map: LabelMap, _ name: String) throws -> Double {
        let value = try #require(map.table?.value(of: name))
        let places = map.tensor.integers.enumerated().filter { $0.element == value }.map {
            Double($0.offset / (217 * 181))
        }
        return map.affine.point([places.reduce(0, +) / Double(places.count), 0, 0])[0]
    }
    #expect(try middle(aal, "Precentral_L") < -30 && middle(aal, "Precentral_R") > 30)
    #expect(try middle(jhu, "Anterior_corona_radiata_L") < -15 && middle(jhu, "Anterior_corona_radiata_R") > 15)
    // White matter is bright in a T1: brighter on average than the brain's grey matter regions.
    let intensities = t1.tensor.floats
    func mean(_ map: LabelMap) -> Float {
        let inside = zip(map.tensor.integers, intensities).filter { $0.0 > 0 }.map(\.1)
        return inside.reduce(0, +) / Float(inside.count)
    }
    #expect(mean(jhu) > 1.1 * mean(aal))
}
