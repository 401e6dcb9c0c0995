#!/usr/bin/env python3
"""Makes every source of a synthetic county err on its own, at known rates, so that calibration shows.

usage: noisy_sources.py DIR SEED     DIR is of `hecha synth --format csv --encodings utf8`; its births,
                                     deliveries, entries and vaccination cards are changed in place

truth/ stays what is true. A wrong sex is the other one, a wrong day is up to 20 days off, in a wrong
name one character is another one of the same file. `hecha synth` itself changes one source a birth at
most, which any weighing gets right.
"""
import csv
import datetime
import glob
import os
import random
import sys

RATES = {"registry/births": 0.04, "hospital/deliveries": 0.015, "police/entries": 0.02, "vaccination/children": 0.06}
SEX = {"sex", "childSex", "性别", "婴儿性别", "新生儿性别", "儿童性别"}
DAY = {"birthDate", "deliveredAt", "出生日期", "分娩时间", "出生时间"}
NAME = {"childName", "motherName", "婴儿姓名", "儿童姓名", "母亲姓名", "产妇姓名", "子女姓名", "新生儿姓名", "姓名"}


def other_day(text, random):
    day = datetime.date.fromisoformat(text[:10]) + datetime.timedelta(days=random.choice([-1, 1]) * random.randint(1, 20))
    return day.isoformat() + text[10:]


def main():
    directory, seed = sys.argv[1], int(sys.argv[2])
    for prefix, rate in RATES.items():
        for path in sorted(glob.glob(f"{directory}/{prefix}*.csv")):
            with open(path, encoding="utf-8-sig", newline="") as handle:
                rows = list(csv.reader(handle))
            head, rows = rows[0], rows[1:]
            names = [place for place, name in enumerate(head) if name in NAME]
            letters = [c for row in rows for place in names for c in row[place][1:]] or ["明"]
            own = random.Random(f"{seed} {os.path.basename(path)}")
            changed = 0
            for row in rows:
                for place, name in enumerate(head):
                    if own.random() >= rate or not row[place]:
                        continue
                    if name in SEX and row[place] in "12男女":
                        row[place] = {"1": "2", "2": "1", "男": "女", "女": "男"}[row[place]]
                    elif name in DAY and row[place][4:5] == "-":
                        row[place] = other_day(row[place], own)
                    elif name in NAME and len(row[place]) > 1:
                        spot = own.randrange(1, len(row[place]))
                        row[place] = row[place][:spot] + own.choice(letters) + row[place][spot + 1:]
                    else:
                        continue
                    changed += 1
            with open(path, "w", encoding="utf-8", newline="") as handle:
                csv.writer(handle).writerows([head] + rows)
            print(f"{path}: {changed} values of {len(rows)} records")


main()
