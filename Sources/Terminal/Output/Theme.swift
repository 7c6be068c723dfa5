import Foundation
import Language

/// Which colour stands for what on a terminal: the sixteen of its own palette, which fit its ground.
public struct Theme: Sendable, Equatable {
    public enum Role: CaseIterable, Sendable {
        case prompt, error, warning, note, number, string, dim, heading
    }

    private let parameters: [Role: String]

    /// Bright words on a dark ground.
    public static let dark = Theme(parameters: [
        .prompt: "1;36", .error: "1;31", .warning: "1;33", .note: "36", .number: "36", .string: "32", .dim: "2",
        .heading: "1",
    ])
    /// Dark words on a light ground, where yellow and cyan are not seen.
    public static let light = Theme(parameters: [
        .prompt: "1;34", .error: "1;31", .warning: "1;35", .note: "34", .number: "34", .string: "32", .dim: "2",
        .heading: "1",
    ])
    /// No escape sequences at all.
    public static let none = Theme(parameters: [:])

    /// `REEL_THEME` says dark, light or none; else COLORFGBG, where a terminal sets it, tells its ground.
    static func chosen(_ environment: [String: String]) -> Theme {
        switch environment["REEL_THEME"] {
        case "dark": return .dark
        case "light": return .light
        case "none": return .none
        default:
            let ground = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
            return ground == 7 || ground == 15 ? .light : .dark
        }
    }

    /// What switches a role on and off; empty where it has no colour.
    func codes(_ role: Role) -> (on: String, off: String) {
        guard let code = parameters[role] else { return ("", "") }
        return ("\u{1B}[\(code)m", "\u{1B}[0m")
    }

    func paint(_ text: some StringProtocol, _ role: Role) -> String {
        let (on, off) = codes(role)
        return on + text + off
    }
}

extension Theme.Role {
    init(_ role: Diagnostic.Role) {
        switch role {
        case .error: self = .error
        case .warning: self = .warning
        case .note: self = .note
        case .strong: self = .heading
        case .dim: self = .dim
        }
    }
}
