#!/usr/bin/env python3
"""Makes the register that `check` is measured on, from the persons of a synthetic county.

usage: register.py PERSONS.csv OUT-DIR

Writes register.csv (UTF-8, the 15 columns of registry.persons and 5 of the county's own),
register-gb18030.csv (the same bytes in GB18030) and register.xml (the exchange format, 15 fields).
About 1 % of the records get one error each; the seed is fixed, so the files are too.
"""
import csv
import random
import sys
from pathlib import Path
from xml.sax.saxutils import escape

ERRORS = ["check", "date", "code", "mismatch", "duplicate", "blank", "name", "sex"]
EXTRA = ["文化程度", "户口性质", "小区或组", "门牌号", "职业"]
EDUCATION = ["小学", "初中", "高中", "大学", "文盲"]
WORK = ["务农", "务工", "经商", "学生", "其他"]


def spoil(row, kind, earlier):
    if kind == "check":
        row["idNumber"] = row["idNumber"][:17] + ("0" if row["idNumber"][17] != "0" else "1")
    elif kind == "date":
        row["birthDate"] = row["birthDate"][:5] + "02-30"
    elif kind == "code":
        row["maritalStatus"] = "77"
    elif kind == "mismatch":
        day = int(row["birthDate"][8:])
        row["birthDate"] = f"{row['birthDate'][:8]}{day % 28 + 1:02d}"
    elif kind == "duplicate":
        row["idNumber"] = earlier
    elif kind == "blank":
        row["villageCode"] = ""
    elif kind == "name":
        row["name"] = "Zhang3"
    elif kind == "sex":
        row["sex"] = "2" if row["sex"] == "1" else "1"


def main():
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20130501)
    with open(source, encoding="utf-8-sig", newline="") as lines, \
            open(out / "register.csv", "w", encoding="utf-8", newline="") as utf8, \
            open(out / "register-gb18030.csv", "w", encoding="gb18030", newline="") as gb, \
            open(out / "register.xml", "w", encoding="utf-8", newline="\n") as xml:
        reader = csv.DictReader(lines)
        fields = reader.fieldnames
        header = ",".join(fields + EXTRA) + "\n"
        utf8.write(header)
        gb.write(header)
        xml.write('<?xml version="1.0" encoding="UTF-8"?>\n<persons xmlns="urn:hecha:exchange:1" '
                  'county="520525" period="2013-05" generatedAt="2013-06-06T08:00:00">\n')
        earlier = "52242619650104091X"
        for number, row in enumerate(reader):
            if chance.random() < 0.01:
                spoil(row, chance.choice(ERRORS), earlier)
            earlier = row["idNumber"]
            values = [row[field] for field in fields]
            extra = [EDUCATION[number % 5], "农业户口", f"第{number % 9 + 1}村民小组",
                     f"{number % 300 + 1}号", WORK[number % 5]]
            line = ",".join(values + extra) + "\n"
            utf8.write(line)
            gb.write(line)
            xml.write("  <person>\n" + "".join(
                f"    <{field}>{escape(value)}</{field}>\n"
                for field, value in zip(fields, values) if value) + "  </person>\n")
        xml.write("</persons>\n")


main()
