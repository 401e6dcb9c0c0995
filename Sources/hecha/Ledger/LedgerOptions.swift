import ArgumentParser
import AuditPipeline
import CaseLedger
import Foundation
import RegistryModel

/// Which ledger a command means.
struct LedgerOptions: ParsableArguments {
    @Option(help: "台账文件；不写则用审核目录 audit.yaml 中的 ledger · the ledger, else the manifest's.")
    var ledger: String?

    @Option(
        name: .customLong("audit"), help: "审核目录，默认当前目录 · the audit directory, default here.")
    var directory = "."

    func open() throws(AuditFailure) -> CaseLedger {
        try LedgerAccess.open(path: ledger, directory: directory)
    }
}

extension Terminal {
    /// The person at the machine, as the system knows them.
    static var userName: String { NSUserName() }
}

extension CalendarDay: ExpressibleByArgument {
    /// A day as commands are given it: 2013-05-31.
    public init?(argument: String) {
        self.init(argument)
    }
}
