import Foundation

/// The system's calls that writing a file makes; tests put failing ones in their place.
struct FileCalls {
    var write: (Int32, UnsafeRawPointer, Int) -> Int = { Foundation.write($0, $1, $2) }
    var flush: (Int32) -> Int32 = { fsync($0) }
    var close: (Int32) -> Int32 = { Foundation.close($0) }
    var rename: (String, String) -> Int32 = { Foundation.rename($0, $1) }

    static var system: FileCalls { FileCalls() }
}
