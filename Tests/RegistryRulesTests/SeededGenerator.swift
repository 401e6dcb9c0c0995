import TestSupport

typealias SeededGenerator = TestSupport.SeededNumbers
