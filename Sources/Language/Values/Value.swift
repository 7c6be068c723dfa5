/// A value of the language. Lists and records are values, copied on write; functions and objects of the host are what
/// their protocols say.
public enum Value {
    case none
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
    case list(List)
    case record(Record)
    case range(Range<Int>)
    case function(any Callable)
    case object(any HostObject)
}
