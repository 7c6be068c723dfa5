/// What changes with every call: the tops of the stacks, the depth. Behind a plain pointer, so that reading it costs nothing.
struct MachineState {
    var topSlot: UnsafeMutablePointer<Value?>
    var topCell: UnsafeMutablePointer<Cell?>
    let slotEnd: UnsafeMutablePointer<Value?>
    let cellEnd: UnsafeMutablePointer<Cell?>
    var depth = 0
    var maximumDepth: Int
    var ticks = 0
    /// The address below which this thread's stack must not grow.
    var stackLimit: UInt = 0
    /// What a `return` leaves for the call.
    var returned = Value.none

    @inline(__always)
    func hasRoom(_ slotCount: Int, _ cellCount: Int) -> Bool {
        depth < maximumDepth && slotEnd - topSlot >= slotCount && cellEnd - topCell >= cellCount
            && StackLimit.current() > stackLimit
    }

    @inline(__always)
    mutating func push(_ slotCount: Int, _ cellCount: Int) {
        depth &+= 1
        topSlot.initialize(repeating: nil, count: slotCount)
        topSlot += slotCount
        if cellCount > 0 {
            for index in 0..<cellCount { (topCell + index).initialize(to: Cell()) }
            topCell += cellCount
        }
    }

    /// The variables are let go after the tops are lowered: what that runs finds the stacks in order.
    @inline(__always)
    mutating func pop(_ slotCount: Int, _ cellCount: Int) {
        topSlot -= slotCount
        topSlot.deinitialize(count: slotCount)
        if cellCount > 0 {
            topCell -= cellCount
            topCell.deinitialize(count: cellCount)
        }
        depth &-= 1
    }
}
