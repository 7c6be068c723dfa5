/// Where a running function finds its variables. A few words without references, passed down by value.
struct Frame {
    let slots: UnsafeMutablePointer<Value?>
    let cells: UnsafeMutablePointer<Cell?>
    unowned(unsafe) let machine: Machine
    /// nil at a top level.
    unowned(unsafe) let function: ScriptFunction?
}

/// How a statement ended.
enum Flow {
    case normal, breakLoop, continueLoop, returnValue
}
