enum DeniedColumns { static func isDenied(_ h: String) -> Bool { false } }
