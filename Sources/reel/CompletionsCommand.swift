import ArgumentParser

struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script with which a shell completes reel's options and files.",
        discussion: """
            bash: reel completions bash > ~/.local/share/bash-completion/completions/reel
            zsh:  reel completions zsh > a folder of $fpath, as _reel
            fish: reel completions fish > ~/.config/fish/completions/reel.fish
            """)

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var kind: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() throws { print(Reel.completionScript(for: shell.kind)) }
}
