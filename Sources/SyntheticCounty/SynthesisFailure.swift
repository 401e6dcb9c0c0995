/// Why a synthetic county could not be made.
package enum SynthesisFailure: Error, Equatable, Sendable {
    /// An option is out of its range; the name is the option's.
    case invalidOption(String, because: String)
    /// The directory to be written exists and isn't empty.
    case directoryNotEmpty(String)
    case cannotWrite(String)
    /// More people share this birthday than there are sequence numbers.
    case numbersExhausted(CivilDay)
    /// A character outside the built-in GB18030 table, as a scalar value.
    case notEncodable(UInt32)
}
