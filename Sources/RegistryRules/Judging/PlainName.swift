/// Recognises the names that need no second look, byte by byte.
enum PlainName {
    /// True for two to four Han characters of the basic block, none of which is used in words
    /// for a missing or unnamed person. Misses some plain names, never passes an odd one.
    static func holds(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 6 || bytes.count == 9 || bytes.count == 12 else { return false }
            var index = 0
            while index < bytes.count {
                let lead = UInt32(bytes[index])
                guard lead & 0xF0 == 0xE0 else { return false }
                let scalar =
                    (lead & 0x0F) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6
                    | (UInt32(bytes[index + 2]) & 0x3F)
                guard scalar >= 0x4E00, scalar <= 0x9FA5, !isTelling(scalar) else { return false }
                index += 3
            }
            return true
        }
    }

    /// The characters of 未取名, 不详, 无, 某, 女婴, 之子, 双胞胎, 毛毛, 老大, 待定, 保密, 测试 and the like.
    private static func isTelling(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) {
        case "未", "没", "无", "不", "某", "婴", "之", "的", "双", "胎", "毛", "宝", "孩", "儿", "子", "女",
            "男", "待", "暂", "尚", "老", "弃", "初", "缺", "空", "保", "测", "姓", "父", "母", "名", "定", "密",
            "新", "無", "嬰", "雙", "寶", "兒", "測":
            true
        default: false
        }
    }
}
