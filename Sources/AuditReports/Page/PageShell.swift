import RegistryModel

/// What every page shares: a document that needs no network and refuses to use one.
struct PageShell {
    let language: Language
    let title: String
    var isNotice = false
    /// What the page adds to the look of every page.
    var style = Markup()

    func document(_ body: Markup) -> Markup {
        let kind: Markup = isNotice ? "notice" : "report"
        let tongue: Markup = language == .zh ? "zh-CN" : "en"
        return """
            <!DOCTYPE html>
            <html lang="\(tongue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none';\
            style-src 'unsafe-inline';script-src 'unsafe-inline';img-src data:">
            <meta name="referrer" content="no-referrer"><meta name="color-scheme" \
            content="light dark"><link rel="icon" href="data:,">
            <title>\(title)</title>
            <style>\(PageStyle.sheet)\(style)</style></head>
            <body class="\(kind)">
            \(body)
            <script>\(PageScript.source)</script>
            </body></html>

            """
    }
}
