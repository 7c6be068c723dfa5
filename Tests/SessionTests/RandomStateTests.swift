import Testing

@testable import Session

@Suite struct RandomStateTests {
    private func draw(_ state: inout RandomState) -> Double {
        var stream = state.next("test")
        return stream.uniform()
    }

    @Test func theSameSeedDrawsTheSame() {
        var (a, b) = (RandomState(seed: 7), RandomState(seed: 7))
        #expect([draw(&a), draw(&a)] == [draw(&b), draw(&b)])
    }

    @Test func eachUseDrawsOtherNumbers() {
        var state = RandomState(seed: 7)
        #expect(draw(&state) != draw(&state))
    }

    @Test func aCopyGivesDrawsBack() {
        var state = RandomState(seed: 7)
        let before = state
        let first = draw(&state)
        state = before
        #expect(draw(&state) == first)
    }
}
