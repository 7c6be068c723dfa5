import Testing

@testable import Terminal

@Suite struct ThemeTests {
    @Test(arguments: [
        (["REEL_THEME": "light"], Theme.light), (["REEL_THEME": "dark", "COLORFGBG": "0;15"], .dark),
        (["REEL_THEME": "none"], .none), (["COLORFGBG": "0;15"], .light), (["COLORFGBG": "15;default;0"], .dark),
        ([:], .dark), (["REEL_THEME": "odd"], .dark),
    ])
    func theThemeIsChosenByTheSurroundings(_ environment: [String: String], _ theme: Theme) {
        #expect(Theme.chosen(environment) == theme)
    }

    @Test(arguments: Theme.Role.allCases)
    func everyRoleHasAColourAndNoneHasNone(_ role: Theme.Role) {
        #expect(Theme.dark.paint("x", role) != "x")
        #expect(Theme.light.paint("x", role) != "x")
        #expect(Theme.none.paint("x", role) == "x")
    }

    @Test func whereNoEscapesMayBeSentThereIsNoTheme() {
        let options = TerminalOptions(
            isColourOnOutput: false, isColourOnError: false, isErrorTerminal: true, theme: .light)
        #expect(options.theme == .none)
    }
}
