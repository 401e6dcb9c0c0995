import Foundation
import Testing

@testable import AuditPipeline

@Suite("Members of JSON given twice")
struct RepeatedKeysTests {
    @Test(
        "are found in the object they are in, and nowhere else",
        arguments: [
            (#"{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}"#, []),
            (#"{"a": 1, "a": 1}"#, ["a"]), (#"{"a":1,"b":{"c":1, "c" : 2},"a":3}"#, ["c", "a"]),
            (#"{"a": "a", "b": ["a", "a"], "x\"a": "{\"a\": 1, \"a\": 2}"}"#, []),
            (#"{"\u0061": 1, "a": 2}"#, ["a"]), (#"[{"a": 1}, {"a": 1, "a": 2}]"#, ["a"]),
            ("", []), ("\"", []), (#"{"a"#, []),
        ])
    func found(json: String, keys: [String]) {
        #expect(RepeatedKeys.of(Data(json.utf8)) == keys)
    }
}
