import Foundations
import Labels
import Testing

@testable import Volumes

private func pairs(_ text: String) throws -> [String] { try pairs(Array(text.utf8)) }

private func pairs(_ bytes: [UInt8]) throws -> [String] {
    try LabelTableFile.table(of: bytes, named: "t").entries.map { "\($0.value)=\($0.name)" }
}

private func message(_ text: String) -> String? { message(Array(text.utf8)) }

private func message(_ bytes: [UInt8]) -> String? { #expect(throws: Problem.self) { try pairs(bytes) }?.message }

private let lungs = ["1=left lung", "2=right lung"]

@Test(arguments: [
    "1 left lung\n2 right lung\n",
    "1 left lung\r\n2 right lung\r\n", "1 left lung\r2 right lung", "\n  1   left lung  \n\n# comment\n2 right lung",
    "1\tleft lung\n2\tright lung\n", "1\tleft lung\t2001\n2\tright lung\t2002\n",
    "1 \"left lung\"\n2 \"right lung\"\n",
    // CSV, with and without a header, in any order of columns.
    "1,left lung\n2,right lung", "1, left lung ,255,0,0\n2,\"right lung\",0,255,0", "1;left lung\n2;right lung",
    "1,255,0,0,left lung\n2,0,255,0,right lung",
    "index,name\n1,left lung\n2,right lung\n", "Name,Label\r\nleft lung,1\r\nright lung,2\r\n",
    "label,name\n1,left lung\n2,right lung", "index,label\n1,left lung\n2,right lung",
    "\"id\";\"structure\"\n1;left lung\n2.0;right lung",
    "index,name,note\n1,\"left lung\",\"a, b\"\n2,right lung,",
    // BIDS: dseg.tsv.
    "index\tname\tabbreviation\tcolor\n1\tleft lung\tLL\t#ff0000\n2\tright lung\tRL\t#00ff00\n",
    "index name\n1 left lung\n2 right lung", "index name R G B\n1 left lung 255 0 0\n2 right lung 0 0 0",
    // ITK-SNAP's label descriptions.
    "#  IDX   -R-  -G-  -B-  -A--  VIS MSH  LABEL\n    1   255    0    0        1  1  1    \"left lung\"\n"
        + "    2     0  255    0      0.5  1  1    \"right lung\"\n",
    // FreeSurfer's and Slicer's colours.
    "#No. Label Name: R G B A\n1 left lung 70 130 180 0\n2 right lung 245 245 245 0\n",
])
func everyFormIsRead(text: String) throws {
    #expect(try pairs(text) == lungs)
    // With a mark, and as UTF-16 of either order, with a mark and without.
    #expect(try pairs([0xef, 0xbb, 0xbf] + Array(text.utf8)) == lungs)
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [[0xff, 0xfe] + little, [0xfe, 0xff] + big, little, big] where !text.hasPrefix("\n") {
        #expect(try pairs(bytes) == lungs)
    }
}

@Test func wordsAndNumbersBehindThemAreToldApart() throws {
    // AAL: a word and a code.
    #expect(try pairs("1 Precentral_L 2001\n2 Precentral_R 2002\n") == ["1=Precentral_L", "2=Precentral_R"])
    // Numbers that tell names apart belong to them.
    #expect(try pairs("1 lobule 4\n2 lobule 5\n") == ["1=lobule 4", "2=lobule 5"])
    #expect(try pairs("1 vermis 4\n2 left lobule 5\n") == ["1=vermis 4", "2=left lobule 5"])
    #expect(try pairs("0 Unknown 0 0 0 0\n17 Left-Hippocampus 220 216 20 0") == ["0=Unknown", "17=Left-Hippocampus"])
    #expect(try pairs("1,17\n2,18") == ["1=17", "2=18"])
    #expect(try pairs("1,\"a \"\"b\"\", c\"\n-2,é") == ["1=a \"b\", c", "-2=é"])
}

@Test(arguments: [
    ("1 liver\n2\n3 spleen", "t, line 2: expected a value and a name, found \"2\""),
    ("1 liver\n\nzwei spleen", "t, line 3: expected a value and a name, found \"zwei spleen\""),
    ("liver 1\nspleen 2", "t, line 1: expected a value and a name, found \"liver 1\""),
    ("index,name\n1,liver\n2,\n", "t, line 3: the value 2 has no name"),
    ("index,name\n1\n", "t, line 2: expected a value and a name, found \"1\""),
    ("index\tname\nn/a\tliver", "t, line 2: expected a value and a name, found \"n/a\tliver\""),
    ("colour,size\n1,liver", "t, line 1: no columns of values and of names among colour, size"),
    ("1,liver\n2,\"spleen\n", "t, line 2: a quote is not closed"),
    (
        "# x\n3 liver\n4 spleen\n3 kidney",
        "t, line 4: the value 3 stands twice, as \"liver\" in line 2 and as \"kidney\" here"
    ),
    (
        "index,name\n3,a\n3,a", "t, line 3: the value 3 stands twice, as \"a\" in line 2 and as \"a\" here"
    ),
    ("1 liver\n2 a\u{1b}[2Jb", "t, line 2: holds the control character U+001B"),
    ("1 liver\u{202e}", "t, line 1: holds the control character U+202E"),
    ("1.5 liver\n", "t, line 1: expected a value and a name, found \"1.5 liver\""), ("\n# nothing\n", "t is empty"),
    ("99999999999999999999 liver", "t, line 1: expected a value and a name, found \"99999999999999999999 liver\""),
])
func whatIsNoEntryIsNamedByItsLine(text: String, expected: String) { #expect(message(text) == expected) }

@Test func bytesThatAreNoTextAreNamedByTheirLine() {
    #expect(message(Array("1 liver\n2 ".utf8) + [0xe9, 10]) == "t, line 2: not UTF-8 text")
    #expect(message([0xff, 0xfe, 0x31]) == "t begins as UTF-16 and is not")
    #expect(message([0xff, 0xfe, 0x00, 0xd8]) == "t begins as UTF-16 and is not")
}
