#!/usr/bin/env python3
"""Checks the register with other tools, as far as they can: types, codes, dates, patterns, the ID's
check character, agreement of ID with birth date and sex, and that no ID occurs twice.

usage: peers.py TOOL REGISTER.csv [ROWS]

TOOL: duckdb-parse, duckdb, polars, pandera, pointblank, frictionless. Prints findings by check.
Needs the tool from PyPI; two threads are used where a tool can.
"""
import json
import os
import sys

os.environ.setdefault("POLARS_MAX_THREADS", "2")

SEX, RESIDENCY = ["0", "1", "2", "9"], ["1", "2", "3"]
MARITAL = ["10", "20", "21", "22", "23", "30", "40", "90"]
REQUIRED = ["personID", "name", "sex", "birthDate", "idNumber", "householdID", "villageCode",
            "residency"]
ID = r"^[0-9]{17}[0-9X]$"
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
CHECK = "10X98765432"


def duckdb_parse(path, rows):
    import duckdb
    db = duckdb.connect()
    db.execute("set threads=2")
    columns = [c[0] for c in db.execute(
        f"describe select * from read_csv('{path}', all_varchar=true)").fetchall()]
    sums = ", ".join(f'sum(length("{c}"))' for c in columns)
    return db.execute(f"select {sums} from read_csv('{path}', all_varchar=true)").fetchone()


def duckdb_sql(path, rows):
    import duckdb
    db = duckdb.connect()
    db.execute("set threads=2")
    total = " + ".join(f"{w} * (unicode(substr(idNumber,{i + 1},1)) - 48)"
                       for i, w in enumerate(WEIGHTS))
    checks = {f"blank {c}": f"{c} is null or {c} = ''" for c in REQUIRED}
    checks |= {
        "sex": "sex not in ('0','1','2','9')",
        "residency": "residency not in ('1','2','3')",
        "maritalStatus": f"maritalStatus not in {tuple(MARITAL)}",
        "birthDate": "try_cast(birthDate as date) is null",
        "updatedAt": "updatedAt <> '' and try_cast(updatedAt as date) is null",
        "future": "try_cast(birthDate as date) > current_date",
        "villageCode": "not regexp_full_match(villageCode, '[0-9]{12}')",
        "idNumber": f"not regexp_full_match(idNumber, '{ID[1:-1]}')",
        "motherIDNumber": f"motherIDNumber <> '' and not regexp_full_match(motherIDNumber, '{ID[1:-1]}')",
        "fatherIDNumber": f"fatherIDNumber <> '' and not regexp_full_match(fatherIDNumber, '{ID[1:-1]}')",
        "check": f"substr('{CHECK}', ({total}) % 11 + 1, 1) <> substr(idNumber, 18, 1)",
        "id date": "substr(idNumber, 7, 8) <> replace(birthDate, '-', '')",
        "id sex": "(unicode(substr(idNumber, 17, 1)) - 48) % 2 <> cast(sex = '1' as int)",
    }
    sums = ", ".join(f"count(*) filter (where {c})" for c in checks.values())
    found = db.execute(f"select {sums}, count(idNumber) - count(distinct idNumber) "
                       f"from read_csv('{path}', all_varchar=true)").fetchone()
    return dict(zip([*checks, "unique"], found))


def comparisons():
    """What holds between the parts of one record: check character, ID against birth date and sex."""
    import polars as pl
    c = pl.col
    digits = [c("idNumber").str.slice(i, 1).cast(pl.Int32, strict=False) for i in range(17)]
    total = sum((d * w for d, w in zip(digits, WEIGHTS)), pl.lit(0))
    letter = pl.lit(CHECK).str.slice(total % 11, 1)
    return {
        "check": letter != c("idNumber").str.slice(17, 1),
        "id date": c("idNumber").str.slice(6, 8) != c("birthDate").str.replace_all("-", ""),
        "id sex": (digits[16] % 2 == 1) != (c("sex") == "1"),
    }


def expressions():
    import polars as pl
    c = pl.col
    checks = {f"blank {f}": c(f).is_null() for f in REQUIRED}
    checks |= {
        "sex": ~c("sex").is_in(SEX), "residency": ~c("residency").is_in(RESIDENCY),
        "maritalStatus": ~c("maritalStatus").is_in(MARITAL),
        "birthDate": c("birthDate").str.to_date("%Y-%m-%d", strict=False).is_null(),
        "updatedAt": c("updatedAt").str.to_date("%Y-%m-%d", strict=False).is_null()
        & c("updatedAt").is_not_null(),
        "villageCode": ~c("villageCode").str.contains(r"^[0-9]{12}$"),
        **{f: ~c(f).str.contains(ID) for f in ["idNumber", "motherIDNumber", "fatherIDNumber"]},
    }
    return checks | comparisons()


def polars(path, rows):
    import polars as pl
    frame = pl.scan_csv(path, infer_schema=False, n_rows=rows)
    checks = [e.sum().alias(n) for n, e in expressions().items()]
    checks.append((pl.col("idNumber").count() - pl.col("idNumber").n_unique()).alias("unique"))
    return frame.select(checks).collect(engine="streaming").to_dicts()[0]


def pandera(path, rows):
    import pandera.polars as pa
    import polars as pl
    frame = pl.read_csv(path, infer_schema=False, n_rows=rows)
    pattern = {f: pa.Column(str, pa.Check.str_matches(ID), nullable=f != "idNumber",
                            unique=f == "idNumber")
               for f in ["idNumber", "motherIDNumber", "fatherIDNumber"]}
    date = pa.Check.str_matches(r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    schema = pa.DataFrameSchema({
        "personID": pa.Column(str), "name": pa.Column(str), "householdID": pa.Column(str),
        "sex": pa.Column(str, pa.Check.isin(SEX)), "birthDate": pa.Column(str, date),
        "residency": pa.Column(str, pa.Check.isin(RESIDENCY)),
        "maritalStatus": pa.Column(str, pa.Check.isin(MARITAL), nullable=True),
        "updatedAt": pa.Column(str, date, nullable=True),
        "villageCode": pa.Column(str, pa.Check.str_matches(r"^[0-9]{12}$")), **pattern,
    }, checks=[pa.Check(lambda data, e=e: data.lazyframe.select((~e).fill_null(True)), name=n)
               for n, e in comparisons().items()])
    try:
        schema.validate(frame, lazy=True)
        return "clean"
    except pa.errors.SchemaErrors as errors:
        return {"failure cases": len(errors.failure_cases)}


def pointblank(path, rows):
    import pointblank as pb
    import polars as pl
    frame = pl.read_csv(path, infer_schema=False, n_rows=rows)
    plan = pb.Validate(frame)
    for field in REQUIRED:
        plan = plan.col_vals_not_null(field)
    plan = plan.col_vals_in_set("sex", SEX).col_vals_in_set("residency", RESIDENCY)
    plan = plan.col_vals_in_set("maritalStatus", MARITAL)
    plan = plan.col_vals_regex("villageCode", r"^[0-9]{12}$", na_pass=True)
    for field in ["idNumber", "motherIDNumber", "fatherIDNumber"]:
        plan = plan.col_vals_regex(field, ID, na_pass=True)
    plan = plan.col_vals_regex("birthDate", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", na_pass=True)
    for wrong in comparisons().values():
        plan = plan.col_vals_expr((~wrong).fill_null(True))
    plan = plan.rows_distinct(columns_subset=["idNumber"]).interrogate()
    return {"failed": sum(plan.n_failed().values())}


def frictionless(path, rows):
    from frictionless import Resource, Schema
    named = {
        "sex": dict(enum=SEX), "residency": dict(enum=RESIDENCY), "maritalStatus": dict(enum=MARITAL),
        "idNumber": dict(pattern=ID[1:-1], required=True, unique=True),
        "motherIDNumber": dict(pattern=ID[1:-1]), "fatherIDNumber": dict(pattern=ID[1:-1]),
        "villageCode": dict(pattern="[0-9]{12}", required=True),
    }
    header = open(path, encoding="utf-8").readline().strip().split(",")
    columns = [{"name": f, "type": "date" if f in ("birthDate", "updatedAt") else "string",
                **({"constraints": named[f]} if f in named else {})} for f in header]
    resource = Resource(path=os.path.basename(path), basepath=os.path.dirname(path) or ".",
                        schema=Schema.from_descriptor({"fields": columns}))
    report = resource.validate(limit_errors=10_000_000, limit_rows=rows)
    return report.stats


TOOLS = {"duckdb-parse": duckdb_parse, "duckdb": duckdb_sql, "polars": polars, "pandera": pandera,
         "pointblank": pointblank, "frictionless": frictionless}

if __name__ == "__main__":
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else None
    print(json.dumps(TOOLS[sys.argv[1]](sys.argv[2], limit), default=str, ensure_ascii=False))
