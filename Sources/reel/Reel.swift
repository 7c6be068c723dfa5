import ArgumentParser

@main
struct Reel: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reel")
}
