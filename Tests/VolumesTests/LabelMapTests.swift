import Testing
import Volumes

@Test func theValuesOfALabelMapRise() throws {
    // 5 and 4,101 share their lowest twelve bits, and so do 0 and 4,096.
    let values = [5, 4_101, 5, -1, 4_096, 0, 0, .max, .min, 4_101, -1]
    let map = try LabelMap(values: values, size: [values.count, 1])
    #expect(map.values == [.min, -1, 0, 5, 4_096, 4_101, .max])
    #expect(try LabelMap(values: [0, 0], size: [2, 1]).values == [0])
    #expect(try LabelMap(values: [4_095, 1], size: [2, 1]).values == [1, 4_095])
}
