import Foundation

/// Headless Chromium: what a page looks like and does in a browser.
struct Browser {
    /// Nil where it isn't installed, or only something that would install it.
    static let program: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first { path in
        guard FileManager.default.isExecutableFile(atPath: path) else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["--version"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// For the tests that are skipped without it.
    static let absence =
        "Chromium isn't installed, so no page was opened: apt install chromium fonts-noto-cjk"

    let folder: URL

    /// A folder of its own, with the files of a report in it.
    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("hecha-pages-\(UUID().uuidString)")
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    func close() { try? FileManager.default.removeItem(at: folder) }

    struct Outcome {
        let output: String
        /// What pages and the browser's security wrote to the console.
        let console: [String]
    }

    @discardableResult
    func run(_ arguments: [String], dark: Bool = false) throws -> Outcome {
        guard let program = Self.program else { throw CocoaError(.fileNoSuchFile) }
        let name = UUID().uuidString
        let output = folder.appendingPathComponent("\(name).out")
        let errors = folder.appendingPathComponent("\(name).err")
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments =
            [
                "90", program, "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
                "--disable-extensions", "--disable-background-networking",
                "--user-data-dir=\(folder.appendingPathComponent("profile-" + name).path)",
                "--allow-file-access-from-files", "--enable-logging=stderr", "--v=0",
                "--virtual-time-budget=8000",
            ] + (dark ? ["--blink-settings=preferredColorScheme=0"] : []) + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let told = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        return Outcome(
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            console: told.split(separator: "\n").filter { $0.contains(":CONSOLE") }
                .map(String.init))
    }

    func address(_ path: String) -> String { folder.appendingPathComponent(path).absoluteString }

    // MARK: Pictures

    /// The picture's bytes. Narrower than a window may be: the page stands in a frame.
    func picture(
        of path: String, width: Int, height: Int, dark: Bool = false
    ) throws -> (bytes: Data, console: [String]) {
        let frame = try framed(path, width: width, height: height)
        let file = folder.appendingPathComponent("\(UUID().uuidString).png")
        let outcome = try run(
            [
                "--window-size=\(max(width, 500)),\(height)", "--screenshot=\(file.path)",
                frame.absoluteString,
            ], dark: dark)
        return (try Data(contentsOf: file), outcome.console)
    }

    /// As it is printed.
    func print(_ path: String) throws -> (bytes: Data, console: [String]) {
        let file = folder.appendingPathComponent("\(UUID().uuidString).pdf")
        let outcome = try run(
            ["--no-pdf-header-footer", "--print-to-pdf=\(file.path)", address(path)])
        return (try Data(contentsOf: file), outcome.console)
    }

    private func framed(_ path: String, width: Int, height: Int) throws -> URL {
        let frame = folder.appendingPathComponent("frame-\(UUID().uuidString).html")
        let page = """
            <!DOCTYPE html><meta charset="utf-8"><style>body{margin:0}
            iframe{border:0;width:\(width)px;height:\(height)px;display:block}</style>
            <iframe id="page" src="\(path)"></iframe><pre id="outcome"></pre>
            <script>addEventListener("message",function(e){
            document.getElementById("outcome").textContent=JSON.stringify(e.data)})</script>
            """
        try Data(page.utf8).write(to: frame)
        return frame
    }

    // MARK: Probes

    /// Runs a script in the page, at the width given, once it has loaded, and returns what the
    /// script hands to `done(object)`; errors of the page under `errors`.
    func probe(
        _ path: String, width: Int, dark: Bool = false, _ script: String
    ) throws -> [String: Any] {
        let file = path.split(separator: "#").first.map(String.init) ?? path
        let hash = path.dropFirst(file.count)
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        let name = (file as NSString).deletingPathExtension + "-\(UUID().uuidString).html"
        let watch = """
            <script>var troubles=[];addEventListener("error",function(e){troubles.push(e.message)});
            addEventListener("securitypolicyviolation",function(e){
            troubles.push("policy "+e.violatedDirective)});</script>
            """
        let ask = """
            <script>addEventListener("load",function(){
            function done(found){found.errors=troubles;parent.postMessage(found,"*")}
            setTimeout(function(){try{\(script)}catch(e){done({failure:String(e)})}},50)});</script>
            """
        let probed = text.replacingOccurrences(of: "<title>", with: watch + "<title>")
            .replacingOccurrences(of: "</body>", with: ask + "</body>")
        try Data(probed.utf8).write(to: folder.appendingPathComponent(name))
        let frame = try framed(name + hash, width: width, height: 900)
        let outcome = try run(
            ["--window-size=1400,1000", "--dump-dom", frame.absoluteString], dark: dark)
        guard let start = outcome.output.firstRange(of: "<pre id=\"outcome\">"),
            let end = outcome.output[start.upperBound...].firstRange(of: "</pre>")
        else { return ["failure": "no outcome: \(outcome.output.prefix(200))"] }
        let json = outcome.output[start.upperBound..<end.lowerBound]
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
        var found =
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
        found["console"] = outcome.console
        return found
    }
}
