#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much of the running thread's stack may be used: the address it must not grow below.
enum StackLimit {
    /// What is kept free for the host's own code and for expressions nested as deep as the parser lets them.
    private static let reserve: UInt = 64 << 20

    #if !canImport(Darwin)
        private typealias GetAttributes = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32

        /// `pthread_getattr_np`, which the headers hide behind a macro that Swift does not set.
        private static let getAttributes: GetAttributes? = dlsym(nil, "pthread_getattr_np").map {
            unsafeBitCast($0, to: GetAttributes.self)
        }
    #endif

    static func ofCurrentThread() -> UInt {
        #if canImport(Darwin)
            let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
            let size = UInt(pthread_get_stacksize_np(pthread_self()))
            let bottom = top - size
        #else
            var attributes = pthread_attr_t()
            guard let getAttributes, getAttributes(pthread_self(), &attributes) == 0 else { return 0 }
            defer { pthread_attr_destroy(&attributes) }
            var address: UnsafeMutableRawPointer?
            var length = 0
            guard pthread_attr_getstack(&attributes, &address, &length) == 0 else { return 0 }
            let bottom = UInt(bitPattern: address)
            let size = UInt(length)
        #endif
        return bottom + min(reserve, size / 4)
    }

    /// The address of a variable of the caller: where the stack stands now.
    @inline(__always)
    static func current() -> UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }
}
