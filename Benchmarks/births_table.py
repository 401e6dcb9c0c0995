#!/usr/bin/env python3
"""Puts the four birth sources of synthetic counties into one flat CSV for linkage, and the truth beside it.

usage: births_table.py COUNTY… OUT [--harder SEED]

Each COUNTY was made by `hecha synth COUNTY --format csv --encodings utf8 …`. Writes OUT/births.csv, a row a
record with its source, and OUT/truth.csv: record, birth, and whether the birth is one of several.

--harder spoils the rows further, each by dice of its own: numbers left out or mistyped, names written
with a character that sounds alike or cut to the surname, days off, sex and village wrong.
"""
import csv
import datetime
import glob
import json
import os
import random
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


SOUND_ALIKE = {}
for group in ("晓小肖 丽莉利 芳方 军君均 平萍苹 英瑛樱 华花 明铭鸣 玲铃灵 红虹洪宏 娟涓 秀绣 云芸 霞侠 珍贞真 "
              "伟玮炜 建健 志智 海 燕艳 梅美 静净 敏闵 琴勤芹 凤奉 兰岚 荣容蓉 玉钰 春 桂贵 香湘 义毅艺 林琳霖 "
              "佳嘉家 欣新心 雨宇语羽 涵含 轩宣 浩皓昊 子紫梓 怡宜仪 思斯 文雯 张章 杨阳 王汪 李黎 徐许 程成 "
              "龙隆 胜圣 强 辉晖 飞菲 波博 鹏朋 超 勇永 杰洁 婷亭 倩茜 雪学 颖影 慧惠会 琼穷 仙先 学雪").split():
    for sign in group:
        SOUND_ALIKE[sign] = [other for other in group if other != sign]
LEFT_OUT = {"mother_id": .17, "father_id": .20, "certificate": .45, "child_id": .45, "mother_name": .01,
            "father_name": .06, "village": .05, "birth_order": .30}
MISTYPED = {"mother_id": .05, "father_id": .04, "certificate": .03, "child_id": .03}
MISHEARD = {"mother_name": .05, "father_name": .05, "child_name": .04}


def mistyped(number, dice):
    place = dice.randrange(max(0, len(number) - 9), len(number) - 1)
    if dice.random() < .4 and number[place] != number[place + 1]:
        return number[:place] + number[place + 1] + number[place] + number[place + 2:]
    digit = dice.choice([d for d in "0123456789" if d != number[place]])
    return number[:place] + digit + number[place + 1:]


def misheard(name, dice):
    places = [place for place, sign in enumerate(name) if SOUND_ALIKE.get(sign)]
    if not places:
        return name
    place = dice.choice(places)
    return name[:place] + dice.choice(SOUND_ALIKE[name[place]]) + name[place + 1:]


def off(day, dice):
    year, month, date = day.split("-")
    if dice.random() < .25 and int(date) <= 12:
        return f"{year}-{date}-{month}"
    moved = datetime.date(int(year), int(month), int(date)) + datetime.timedelta(
        dice.choice([-1, 1, 1, 2, -2, 10, -10, 30]))
    return moved.isoformat()


def spoil(row, dice, villages):
    for field, share in MISTYPED.items():
        if len(row[field]) > 8 and dice.random() < share:
            row[field] = mistyped(row[field], dice)
    for field, share in MISHEARD.items():
        if row[field] and dice.random() < share:
            row[field] = misheard(row[field], dice)
    if row["birth_date"] and dice.random() < .025:
        row["birth_date"] = off(row["birth_date"], dice)
    if dice.random() < .008:
        row["sex"] = "1" if row["sex"] == "2" else "2"
    if row["village"] and dice.random() < .06:
        row["village"] = dice.choice(villages)
    for field, share in LEFT_OUT.items():
        if dice.random() < share:
            row[field] = ""


def read_truth(county, prefix, written, writer):
    """Writes the truth of records that were written to the table; returns how many have none."""
    known = set()
    with open(f"{county}/truth/births.jsonl", encoding="utf-8") as file:
        for line in file:
            birth = json.loads(line)
            for record in birth["records"]:
                source, number = record.split(":", 1)
                record = f"{source}:{prefix}{number}"
                if record in written:
                    known.add(record)
                    writer.writerow(
                        [record, prefix + birth["birth"], int((birth.get("plurality") or 1) > 1)])
    return len(written) - len(known)


def main(counties, out, seed):
    os.makedirs(out, exist_ok=True)
    records, unknown = 0, 0
    with open(f"{out}/births.csv", "w", encoding="utf-8", newline="") as table, \
            open(f"{out}/truth.csv", "w", encoding="utf-8", newline="") as truth:
        writer = csv.DictWriter(table, COLUMNS, restval="")
        writer.writeheader()
        truths = csv.writer(truth)
        truths.writerow(["record", "birth", "plural"])
        for place, county in enumerate(counties):
            prefix = f"{place}-" if len(counties) > 1 else ""
            written = set()
            with open(f"{county}/villages.csv", encoding="utf-8-sig", newline="") as file:
                villages = [cell for row in csv.reader(file) for cell in row
                            if len(cell) == 12 and cell.isdigit()]
            for source, (pattern, identifier) in SOURCES.items():
                for path in sorted(glob.glob(f"{county}/{pattern}")):
                    for row in rows(path):
                        values = {field: next((row[t].strip() for t in titles if t in row), "")
                                  for field, titles in CHILD.items()}
                        number = next((row[t] for t in identifier if t in row), None)
                        if number is None:
                            sys.exit(f"{path}: {list(row)}")
                        values["record"] = f"{source}:{prefix}{number}"
                        values["birth_date"] = values["birth_date"][:10].replace("/", "-")
                        written.add(values["record"])
                        if seed is not None:
                            spoil(values, random.Random(f"{seed} {values['record']}"), villages)
                        writer.writerow({"source": source, **values})
            records += len(written)
            unknown += read_truth(county, prefix, written, truths)
    print(f"{records - unknown} records of known births, {unknown} without one")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    dice = None
    if "--harder" in arguments:
        place = arguments.index("--harder")
        dice = int(arguments[place + 1])
        del arguments[place:place + 2]
    main(arguments[:-1], arguments[-1], dice)
