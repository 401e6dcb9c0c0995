import RegistryModel
import Testing

@Suite("Texts in two languages")
struct BilingualTests {
    private let text = Bilingual(
        zh: "登记日期 {registeredOn} 早于 {bornOn}", en: "Registered on {registeredOn}, before {bornOn}")

    @Test("both languages are filled from the same values")
    func filled() {
        let values = [(name: "registeredOn", text: "2013-05-01"), (name: "bornOn", text: "5月7日")]
        #expect(text.filled(with: values, in: .zh) == "登记日期 2013-05-01 早于 5月7日")
        #expect(text.filled(with: values, in: .en) == "Registered on 2013-05-01, before 5月7日")
        #expect(text[.zh] == text.zh && text[.en] == text.en)
    }

    @Test("a name without a value stays, a value without a name is passed over")
    func unknown() {
        let values = [(name: "bornOn", text: "X"), (name: "nothing", text: "Y")]
        #expect(text.filled(with: values, in: .zh) == "登记日期 {registeredOn} 早于 X")
    }

    @Test("every occurrence is filled, also at the ends, and braces alone stay")
    func occurrences() {
        let twice = Bilingual(zh: "{a}{a}和{ab}{", en: "{a} and }a{")
        #expect(twice.filled(with: [(name: "a", text: "王")], in: .zh) == "王王和{ab}{")
        #expect(twice.filled(with: [(name: "a", text: "")], in: .en) == " and }a{")
        #expect(twice.filled(with: [], in: .zh) == twice.zh)
    }

    @Test("a value may hold its own placeholder")
    func ownPlaceholder() {
        let one = Bilingual(zh: "“{value}”", en: "“{value}”")
        #expect(one.filled(with: [(name: "value", text: "{value}")], in: .zh) == "“{value}”")
    }
}
