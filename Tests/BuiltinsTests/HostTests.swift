import Testing

@testable import Builtins
