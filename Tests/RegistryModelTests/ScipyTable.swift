/// Values of scipy 1.17.1, made by running this with Python 3:
/// ```python
/// from scipy import stats, special
/// for a,b,x in [(0.5,0.5,.3),(1,1,.7),(2,3,.01),(10,1,.98),(200,5,.97),(1500,31,.98),(3.7,120.2,.02),(5e4,1e3,.98)]:
///     print(f"        beta {x} {a} {b} {special.betainc(a,b,x):.15e}")
/// for k,n,p in [(3,65,.02),(3,65,.1),(6,19,.2),(6,19,.5),(10,306,.05),(0,149,.02),(7,125,.05),(400,20000,.02)]:
///     print(f"        binomial {k} {n} {p} {stats.binom.cdf(k,n,p):.15e}")
/// for k,n,M,N in [(0,29,1,30),(0,45,5,100),(2,50,20,400),(13,125,31,1562),(30,2000,20000,1000000),(5,10,6,12),(0,300,20000,1000000)]:
///     print(f"        hypergeometric {k} {n} {M} {N} {stats.hypergeom.cdf(k,N,M,n):.15e}")
/// for p in [.5,.8,.975,.995,.0001]:
///     print(f"        normal {p} {stats.norm.ppf(p):.15e}")
/// for p,d in [(.975,1),(.975,2),(.95,9),(.975,29),(.9,5.5),(.975,1999)]:
///     print(f"        student {p} {d} {stats.t.ppf(p,d):.15e}")
/// for p,a,b in [(.025,58,3),(.975,59,2),(.025,148,2),(.5,.7,9.3),(.025,1999,1)]:
///     print(f"        betaQuantile {p} {a} {b} {special.betaincinv(a,b,p):.15e}")
/// for x,n in [(0,10),(10,10),(58,60),(147,150),(196,200),(1470,1500),(7,12),(735,750)]:
///     ci=stats.binomtest(x,n).proportion_ci(.95,'exact')
///     print(f"        interval {x} {n} {ci.low:.15e} {ci.high:.15e}")
/// ```
enum ScipyTable {
    struct Row: Sendable, CustomStringConvertible {
        let function: String
        let numbers: [Double]

        var description: String { "\(function) \(numbers)" }
    }

    static let rows: [Row] = text.split(separator: "\n").map { line in
        let words = line.split(separator: " ").map(String.init)
        return Row(function: words[0], numbers: words.dropFirst().compactMap(Double.init))
    }

    private static let text = """
        beta 0.3 0.5 0.5 3.690101195655454e-01
        beta 0.7 1 1 7.000000000000000e-01
        beta 0.01 2 3 5.920299999999999e-04
        beta 0.98 10 1 8.170728068875467e-01
        beta 0.97 200 5 2.651682496650816e-01
        beta 0.98 1500 31 5.044195486194665e-01
        beta 0.02 3.7 120.2 2.881705316540574e-01
        beta 0.98 50000.0 1000.0 2.595177683599344e-01
        binomial 3 65 0.02 9.586190225216135e-01
        binomial 3 65 0.1 9.955282518640172e-02
        binomial 6 19 0.2 9.323999341028835e-01
        binomial 6 19 0.5 8.353424072265625e-02
        binomial 10 306 0.05 9.870882675085507e-02
        binomial 0 149 0.02 4.928165433008960e-02
        binomial 7 125 0.05 7.117171055292517e-01
        binomial 400 20000 0.02 5.132945072807624e-01
        hypergeometric 0 29 1 30 3.333333333333333e-02
        hypergeometric 0 45 5 100 4.620634336208711e-02
        hypergeometric 2 50 20 400 5.326620603633324e-01
        hypergeometric 13 125 31 1562 9.999999820787369e-01
        hypergeometric 30 2000 20000 1000000 5.966235807961386e-02
        hypergeometric 5 10 6 12 7.727272727272727e-01
        hypergeometric 0 300 20000 1000000 2.330371257787500e-03
        normal 0.5 0.000000000000000e+00
        normal 0.8 8.416212335729143e-01
        normal 0.975 1.959963984540054e+00
        normal 0.995 2.575829303548900e+00
        normal 0.0001 -3.719016485455680e+00
        student 0.975 1 1.270620473617469e+01
        student 0.975 2 4.302652729749462e+00
        student 0.95 9 1.833112932656237e+00
        student 0.975 29 2.045229642132703e+00
        student 0.9 5.5 1.455977033464072e+00
        student 0.975 1999 1.961151420170561e+00
        betaQuantile 0.025 58 3 8.847189555807483e-01
        betaQuantile 0.975 59 2 9.959373753579065e-01
        betaQuantile 0.025 148 2 9.631750656291156e-01
        betaQuantile 0.5 0.7 9.3 4.353702686882337e-02
        betaQuantile 0.025 1999 1 9.981563392260762e-01
        interval 0 10 0.000000000000000e+00 3.084971078187629e-01
        interval 10 10 6.915028921812371e-01 1.000000000000000e+00
        interval 58 60 8.847189555807479e-01 9.959373753579681e-01
        interval 147 150 9.426657777117691e-01 9.958563747187796e-01
        interval 196 200 9.495863909101037e-01 9.945244341204436e-01
        interval 1470 1500 9.715710647729532e-01 9.864664011205657e-01
        interval 7 12 2.766696856821058e-01 8.483477701915653e-01
        interval 735 750 9.672273167842977e-01 9.887640010217933e-01
        """
}
