import RegistryModel

/// The XML Schema of one source: what a file of it must look like, made from the source's fields.
///
/// The same text is committed under `Schemas/` and compiled at run time, so the two can't differ.
/// Version 1.0. Simple types accept each form the data contract reads, since other forms than the
/// canonical one are a notice of the field rules, and the blank value, which is FLD001.
package struct XSDDocument: Sendable {
    package static let namespace = "urn:hecha:exchange:1"

    package let text: String

    package init(_ schema: SourceSchema) {
        let types = Self.simpleTypes(of: schema)
        text =
            Self.head(schema) + Self.root(schema) + Self.record(schema)
            + types.map(\.rendered).joined() + Self.attributeTypes.map(\.rendered).joined()
            + "</xs:schema>\n"
    }

    /// Where the text is kept, below `Schemas/`.
    package static func fileName(of kind: SourceKind) -> String { kind.rawValue + ".xsd" }

    private static func head(_ schema: SourceSchema) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- Rendered from the source's fields; RECORD_GOLDENS=1 swift test writes it anew. -->
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="\(namespace)"
            targetNamespace="\(namespace)" elementFormDefault="qualified">
          <xs:annotation>
            <xs:documentation xml:lang="zh">\(schema.title.zh.xmlEscaped)</xs:documentation>
            <xs:documentation xml:lang="en">\(schema.title.en.xmlEscaped)</xs:documentation>
          </xs:annotation>

        """
    }

    private static func root(_ schema: SourceSchema) -> String {
        """
          <xs:element name="\(schema.rootElement)">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="\(schema.recordElement)" type="\(schema.recordElement)Record"
                    minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence>
              <xs:attribute name="county" type="countyAttribute"/>
              <xs:attribute name="period" type="periodAttribute"/>
              <xs:attribute name="generatedAt" type="generatedAtAttribute"/>
            </xs:complexType>
          </xs:element>

        """
    }

    private static func record(_ schema: SourceSchema) -> String {
        let fields = schema.fields.map { definition in
            let name = definition.field.name
            let type = XSDSimpleType(definition.type).name
            let occurs = definition.isRequired ? "" : " minOccurs=\"0\""
            guard !definition.labels.isEmpty else {
                return "      <xs:element name=\"\(name)\" type=\"\(type)\"\(occurs)/>\n"
            }
            let labels = definition.labels.joined(separator: "、").xmlEscaped
            return """
                      <xs:element name="\(name)" type="\(type)"\(occurs)>
                        <xs:annotation>
                          <xs:documentation xml:lang="zh">\(labels)</xs:documentation>
                        </xs:annotation>
                      </xs:element>

                """
        }
        return "  <xs:complexType name=\"\(schema.recordElement)Record\">\n    <xs:sequence>\n"
            + fields.joined() + "    </xs:sequence>\n  </xs:complexType>\n"
    }

    /// Each type once, in the order the fields first use them.
    private static func simpleTypes(of schema: SourceSchema) -> [XSDSimpleType] {
        var known: Set<String> = []
        return schema.fields.map { XSDSimpleType($0.type) }.filter {
            known.insert($0.name).inserted
        }
    }

    private static let attributeTypes: [XSDSimpleType] = {
        let day = "[0-9]{4}(-?[0-9]{2}(-?[0-9]{2})?)?"
        let time = "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
        return [
            XSDSimpleType("countyAttribute", "县级代码，六位", ["[0-9]{6}"]),
            XSDSimpleType(
                "periodAttribute", "报告期：年、月、日，或起止日期，如 2013-05 或 2013-05-01/2013-05-31",
                ["\(day)((/|~|至|[.][.])\(day))?"]),
            XSDSimpleType(
                "generatedAtAttribute", "导出时间", ["[0-9]{4}-[0-9]{2}-[0-9]{2}(\(time))?"]),
        ]
    }()
}

extension String {
    /// The text as it stands in XML content or a double-quoted attribute; blanks that can't be
    /// seen are written as references.
    var xmlEscaped: String {
        var out = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\u{A0}", "\u{200B}"..."\u{200D}", "\u{3000}", "\u{FEFF}":
                out += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
