/// What makes going on impossible, told in a sentence that says what to do.
package protocol ToldFailure: Error {
    var sentence: Bilingual { get }
}
