import CLibXML2

extension MarkupWords {
    /// By code; of several the first that fits. An English text that is `*` alone fits every sentence.
    static let phrases: [Int32: [Phrase]] = {
        var table: [Int32: [Phrase]] = [:]
        for (code, english, chinese) in syntax {
            table[Int32(code.rawValue), default: []].append(Phrase(english, chinese))
        }
        for (code, english, chinese) in violations {
            table[Int32(code.rawValue), default: []].append(Phrase(english, chinese))
        }
        return table
    }()

    private static let syntax: [(xmlParserErrors, String, String)] = [
        (
            XML_ERR_TAG_NAME_MISMATCH, "Opening and ending tag mismatch: * line * and *",
            "第 {2} 行的开始标签 <{1}> 与结束标签 </{3}> 不配对"
        ),
        (
            XML_ERR_TAG_NOT_FINISHED, "Premature end of data in tag * line *",
            "第 {2} 行的 <{1}> 没有结束，文件就到头了"
        ),
        (XML_ERR_TAG_NOT_FINISHED, "EndTag: '</' not found", "缺少结束标签"),
        (XML_ERR_TAG_NOT_FINISHED, "*", "标签没有结束"),
        (
            XML_ERR_GT_REQUIRED, "Couldn't find end of Start Tag * line *",
            "第 {2} 行的开始标签 <{1}> 没有用“>”结束"
        ),
        (XML_ERR_GT_REQUIRED, "Couldn't find end of Start Tag *", "开始标签 <{1}> 没有用“>”结束"),
        (XML_ERR_GT_REQUIRED, "*", "标签没有用“>”结束"),
        (XML_ERR_LTSLASH_REQUIRED, "*", "缺少结束标签"),
        (XML_ERR_DOCUMENT_START, "*", "文件不是以标签开头"),
        (XML_ERR_DOCUMENT_EMPTY, "*", "文件里没有标签，不是 XML"),
        (XML_ERR_DOCUMENT_END, "*", "根元素结束之后还有内容"),
        (XML_ERR_INVALID_CHAR, "*", "含有 XML 不允许的字符"),
        (XML_ERR_INVALID_CHARREF, "*", "字符引用“&#…;”没有写完或不是数字"),
        (XML_ERR_INVALID_HEX_CHARREF, "*", "字符引用“&#x…;”没有写完或不是十六进制数"),
        (XML_ERR_INVALID_DEC_CHARREF, "*", "字符引用“&#…;”没有写完或不是数字"),
        (XML_ERR_NAME_REQUIRED, "StartTag: invalid element name", "“<”之后不是元素名称；内容中的“<”应写成 &lt;"),
        (XML_ERR_NAME_REQUIRED, "xmlParseEntityRef: no name", "“&”之后没有名称；内容中的“&”应写成 &amp;"),
        (XML_ERR_NAME_REQUIRED, "*", "这里应有名称"),
        (XML_ERR_ENTITYREF_SEMICOL_MISSING, "*", "“&”引用没有用“;”结束；内容中的“&”应写成 &amp;"),
        (XML_ERR_UNDECLARED_ENTITY, "Entity '*' not defined", "没有定义的引用“&{1};”；内容中的“&”应写成 &amp;"),
        (XML_ERR_UNDECLARED_ENTITY, "*", "没有定义的“&”引用；内容中的“&”应写成 &amp;"),
        (XML_WAR_UNDECLARED_ENTITY, "Entity '*' not defined", "没有定义的引用“&{1};”；内容中的“&”应写成 &amp;"),
        (XML_ERR_LT_IN_ATTRIBUTE, "*", "属性值中的“<”应写成 &lt;"),
        (XML_ERR_ATTRIBUTE_NOT_STARTED, "*", "属性值没有放在引号里"),
        (XML_ERR_ATTRIBUTE_NOT_FINISHED, "*", "属性值的引号没有结束"),
        (
            XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "Specification mandates value for attribute *",
            "属性 {1} 没有值"
        ),
        (XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "*", "属性没有值"),
        (XML_ERR_ATTRIBUTE_REDEFINED, "Attribute * redefined", "属性 {1} 写了两次"),
        (XML_ERR_ATTRIBUTE_REDEFINED, "*", "同一属性写了两次"),
        (XML_ERR_SPACE_REQUIRED, "*", "属性之间缺少空格"),
        (XML_ERR_EQUAL_REQUIRED, "*", "缺少等号"),
        (XML_ERR_LITERAL_NOT_STARTED, "*", "缺少引号"),
        (XML_ERR_LITERAL_NOT_FINISHED, "*", "引号没有结束"),
        (XML_ERR_STRING_NOT_STARTED, "*", "缺少引号"),
        (XML_ERR_STRING_NOT_CLOSED, "*", "引号没有结束"),
        (XML_ERR_MISPLACED_CDATA_END, "*", "内容中不能有“]]>”"),
        (XML_ERR_CDATA_NOT_FINISHED, "*", "CDATA 段没有结束"),
        (XML_ERR_COMMENT_NOT_FINISHED, "*", "注释没有结束"),
        (XML_ERR_HYPHEN_IN_COMMENT, "*", "注释中不能有“--”"),
        (XML_ERR_PI_NOT_STARTED, "*", "处理指令“<?”之后没有名称"),
        (XML_ERR_PI_NOT_FINISHED, "*", "处理指令“<?…”没有用“?>”结束"),
        (XML_ERR_RESERVED_XML_NAME, "*", "XML 声明只能放在文件的最开头，前面不能有空行或空格"),
        (XML_ERR_XMLDECL_NOT_STARTED, "*", "XML 声明没有写对"),
        (XML_ERR_XMLDECL_NOT_FINISHED, "*", "XML 声明没有用“?>”结束"),
        (XML_ERR_VERSION_MISSING, "*", "XML 声明缺少 version"),
        (XML_ERR_UNKNOWN_VERSION, "*", "XML 声明的 version 不认识"),
        (XML_ERR_VERSION_MISMATCH, "*", "XML 声明的 version 不认识"),
        (XML_ERR_ENCODING_NAME, "*", "XML 声明的 encoding 没有写对"),
        (XML_ERR_INVALID_ENCODING, "*", "文字编码与声明不符"),
        (XML_ERR_UNSUPPORTED_ENCODING, "*", "不认识声明的文字编码"),
        (XML_ERR_STANDALONE_VALUE, "*", "XML 声明的 standalone 只能是 yes 或 no"),
        (XML_ERR_EXTRA_CONTENT, "*", "此处有多余的内容"),
        (XML_ERR_NOT_WELL_BALANCED, "*", "标签不配对"),
        (XML_ERR_ENTITY_LOOP, "*", "“&”引用自相引用"),
        (XML_ERR_NAME_TOO_LONG, "*", "名称太长"),
        (
            XML_NS_ERR_UNDEFINED_NAMESPACE, "Namespace prefix * on * is not defined",
            "<{2}> 的命名空间前缀 {1} 没有声明"
        ),
        (
            XML_NS_ERR_UNDEFINED_NAMESPACE, "Namespace prefix * for * on * is not defined",
            "<{3}> 的属性 {2} 的命名空间前缀 {1} 没有声明"
        ),
        (XML_NS_ERR_UNDEFINED_NAMESPACE, "*", "命名空间前缀没有声明"),
        (XML_NS_ERR_QNAME, "*", "名称中的冒号用得不对"),
        (XML_NS_ERR_ATTRIBUTE_REDEFINED, "*", "同一属性写了两次"),
        (XML_NS_ERR_XML_NAMESPACE, "*", "命名空间声明有误"),
        (XML_NS_ERR_EMPTY, "*", "命名空间声明是空的"),
        (XML_NS_ERR_COLON, "*", "名称中的冒号用得不对"),
        (XML_WAR_NS_URI, "*", "命名空间名称有误"),
        (XML_WAR_NS_URI_RELATIVE, "*", "命名空间名称不完整"),
    ]

    private static let violations: [(xmlParserErrors, String, String)] = [
        (
            XML_SCHEMAV_ELEMENT_CONTENT, "This element is not expected. Expected is ( * ).",
            "这里不该有这个元素，应为 {1}"
        ),
        (
            XML_SCHEMAV_ELEMENT_CONTENT, "This element is not expected. Expected is one of ( * ).",
            "这里不该有这个元素，应为 {1} 之一"
        ),
        (XML_SCHEMAV_ELEMENT_CONTENT, "This element is not expected.", "这里不该有这个元素"),
        (
            XML_SCHEMAV_ELEMENT_CONTENT, "Missing child element(s). Expected is ( * ).",
            "缺少下级元素 {1}"
        ),
        (
            XML_SCHEMAV_ELEMENT_CONTENT, "Missing child element(s). Expected is one of ( * ).",
            "缺少下级元素，应有 {1} 之一"
        ),
        (XML_SCHEMAV_CVC_ELT_1, "*", "根元素不是 XSD 中的，或没有写命名空间 urn:hecha:exchange:1"),
        (XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, "*is not a valid value of*", "取值不合该项的类型"),
        (XML_SCHEMAV_CVC_PATTERN_VALID, "*", "取值不是该项允许的任何一种写法"),
        (
            XML_SCHEMAV_CVC_ENUMERATION_VALID, "*is not an element of the set {*}.",
            "取值不在允许的范围 {2} 之内"
        ),
        (XML_SCHEMAV_CVC_ENUMERATION_VALID, "*", "取值不在允许的范围之内"),
        (
            XML_SCHEMAV_CVC_MAXLENGTH_VALID,
            "*The value has a length of '*'; this exceeds the allowed maximum length of '*'.",
            "长 {2} 个字符，最多 {3} 个"
        ),
        (
            XML_SCHEMAV_CVC_MINLENGTH_VALID,
            "*The value has a length of '*'; this underruns the allowed minimum length of '*'.",
            "长 {2} 个字符，最少 {3} 个"
        ),
        (XML_SCHEMAV_CVC_MAXLENGTH_VALID, "*", "内容太长"),
        (XML_SCHEMAV_CVC_MINLENGTH_VALID, "*", "内容太短"),
        (XML_SCHEMAV_CVC_LENGTH_VALID, "*", "内容的长度不对"),
        (XML_SCHEMAV_CVC_MININCLUSIVE_VALID, "*", "取值太小"),
        (XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, "*", "取值太大"),
        (XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, "*", "这个元素应是空的"),
        (XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, "*", "这个元素里只能有文字，不能有下级元素"),
        (XML_SCHEMAV_CVC_TYPE_3_1_2, "*", "这个元素里只能有文字，不能有下级元素"),
        (XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, "*", "这里只能有元素，不能有文字"),
        (XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, "The attribute '*' is not allowed.", "不该有属性 {1}"),
        (XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, "The attribute '*' is not allowed.", "不该有属性 {1}"),
        (XML_SCHEMAV_CVC_TYPE_3_1_1, "The attribute '*' is not allowed.", "不该有属性 {1}"),
        (
            XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "The attribute '*' is required but missing.",
            "缺少属性 {1}"
        ),
        (XML_SCHEMAV_CVC_ELT_3_1, "*", "这个元素不能写 xsi:nil"),
    ]
}
