#!/usr/bin/env python3
"""Puts the four birth sources of a synthetic county into one flat CSV for linkage, and the truth beside it.

usage: births_table.py COUNTY OUT

COUNTY was made by `hecha synth COUNTY --format csv --encodings utf8 …`. Writes OUT/births.csv, a row a
record with its source, and OUT/truth.csv: record, birth, and whether the birth is one of several.
"""
import csv
import glob
import json
import os
import sys

CHILD = {"child_name": ["childName", "婴儿姓名", "儿童姓名", "姓名"],
         "sex": ["sex", "childSex", "性别", "儿童性别", "新生儿性别"],
         "birth_date": ["birthDate", "deliveredAt", "出生日期", "分娩时间"],
         "child_id": ["idNumber", "婴儿身份证号", "公民身份号码", "身份证号"],
         "certificate": ["certificateNumber", "出生医学证明编号", "出生证编号"],
         "birth_order": ["birthOrder", "胎序"],
         "mother_name": ["motherName", "母亲姓名", "产妇姓名"],
         "mother_id": ["motherIDNumber", "母亲身份证号", "母亲公民身份号码", "产妇身份证号"],
         "father_name": ["fatherName", "父亲姓名", "丈夫姓名"],
         "father_id": ["fatherIDNumber", "父亲身份证号", "父亲公民身份号码"],
         "village": ["villageCode", "村(居)代码", "现住址村代码"]}
SOURCES = {"registry.births": ("registry/births*.csv", ["birthID", "出生个案编码"]),
           "hospital.deliveries": ("hospital/*.csv", ["deliveryID", "分娩编号"]),
           "police.entries": ("police/entries*.csv", ["entryID", "入户编号", "业务编号"]),
           "vaccination.children": ("vaccination/*.csv", ["childCode", "儿童编码"])}
COLUMNS = ["source", "record", "mother_name", "mother_id", "father_name", "father_id", "child_name",
           "child_id", "sex", "birth_date", "certificate", "village", "birth_order"]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        while sum(1 for cell in header if cell) < 4:
            header = next(reader)
        for row in reader:
            if len(row) == len(header):
                yield dict(zip(header, row))


def main(county, out):
    os.makedirs(out, exist_ok=True)
    known = {}
    with open(f"{county}/truth/births.jsonl", encoding="utf-8") as file, \
            open(f"{out}/truth.csv", "w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["record", "birth", "plural"])
        for line in file:
            birth = json.loads(line)
            for record in birth["records"]:
                known[record] = birth["birth"]
                writer.writerow([record, birth["birth"], int((birth.get("plurality") or 1) > 1)])
    unknown = 0
    with open(f"{out}/births.csv", "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, restval="")
        writer.writeheader()
        for source, (pattern, identifier) in SOURCES.items():
            for path in sorted(glob.glob(f"{county}/{pattern}")):
                for row in rows(path):
                    values = {field: next((row[t].strip() for t in titles if t in row), "")
                              for field, titles in CHILD.items()}
                    number = next((row[t] for t in identifier if t in row), None)
                    if number is None:
                        sys.exit(f"{path}: {list(row)}")
                    values["record"] = f"{source}:{number}"
                    values["birth_date"] = values["birth_date"][:10].replace("/", "-")
                    unknown += values["record"] not in known
                    writer.writerow({"source": source, **values})
    print(f"{len(known)} records of known births, {unknown} without one")


if __name__ == "__main__":
    main(*sys.argv[1:])
