import Testing

@testable import Plotting
@testable import Terminal

@Suite struct CharacterTextTests {
    @Test func textStandsBetweenHalfBlocksAndColoursAreChosenOnce() {
        var picture = CharacterPicture(columns: 5, rows: 1)
        picture.cells[0][0] = .init(Colour(1, 0, 0), Colour(0, 0, 1))
        picture.cells[0][1] = .init(Colour(1, 0, 0), Colour(0, 0, 1))
        picture.cells[0][2].text = .init(character: "胃", colour: .init(0, 0, 0), isBold: false)
        picture.cells[0][3].text = .init(character: nil, colour: .init(0, 0, 0), isBold: false)
        let white = "2;255;255;255"
        #expect(
            CharacterText.render(picture, depth: .trueColour)
                == "\u{1B}[0;38;2;255;0;0;48;2;0;0;255m▀▀\u{1B}[0;38;2;0;0;0;48;\(white)m胃\u{1B}[0;48;\(white)m \u{1B}[0m"
        )
    }
}

/// Figures at the real prompt.
@Suite(.serialized) struct FigurePictureTests {
    @Test(arguments: [(80, 24), (110, 45), (60, 16)])
    func theWordsOfAFigureCanBeReadAndItFitsTheScreen(_ columns: Int, _ rows: Int) throws {
        try TerminalSession.run(rows: rows, columns: columns) { session in
            try session.type(
                "plot({plain: [0.8, 0.5, 0.4], smile: [0.8, 0.7, 0.6]}, x_label: \"step\", y_label: \"Dice\", title: \"two\")"
            )
            let screen = try session.wait(for: "step")
            for word in ["two", "plain", "smile", "Dice", "0.6"] {
                #expect(screen.contains(word), "\(word)\n\(screen)")
            }
            #expect(screen.contains("reel>"))
        }
    }
}
