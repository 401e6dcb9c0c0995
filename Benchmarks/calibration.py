#!/usr/bin/env python3
"""How often an adjudicated value is the true one, beside the probability the audit gave it.

usage: calibration.py DIR [REPORT]     DIR holds truth/births.jsonl of `hecha synth`; REPORT is the
                                       audit's, DIR/report without. Audit with --reveal.

Of the values given 0.9, nine in ten should be right. Every field that a case decides counts, whatever
its verdict; one whose records are of several births is left out. The Brier score is the mean squared
distance between the probability and what turned out.
"""
import bisect
import collections
import json
import sys

EDGES = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0]
SEX = {"男": "1", "女": "2"}


def lines(path):
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def main():
    directory = sys.argv[1]
    report = sys.argv[2] if len(sys.argv) > 2 else f"{directory}/report"
    births = {}
    for birth in lines(f"{directory}/truth/births.jsonl"):
        for record in birth["records"]:
            births[record] = birth
    bins = collections.defaultdict(lambda: [0, 0.0, 0])
    fields = collections.defaultdict(lambda: [0, 0.0, 0])
    brier = total = mixed = 0
    for case in lines(f"{report}/cases.jsonl"):
        keys = [f"{r['source']}:{r['recordID']}" for r in case["records"]]
        true = {births[k]["birth"]: births[k] for k in keys if k in births}
        if not case["fields"]:
            continue
        if len(true) != 1:
            mixed += 1
            continue
        birth = next(iter(true.values()))
        for field in case["fields"]:
            want, given = birth.get(field["field"]), field["adjudicated"]
            if want is None or given is None:
                continue
            right = str(want) == SEX.get(given, given)
            p = field["probability"]
            for row in (bins[min(bisect.bisect_right(EDGES, p), len(EDGES) - 1)], fields[field["field"]]):
                row[0] += 1
                row[1] += p
                row[2] += right
            brier += (p - right) ** 2
            total += 1
    print(f"{'probability':<16}{'values':>8}{'given':>9}{'right':>9}")
    for index in sorted(bins):
        count, given, right = bins[index]
        low = EDGES[index - 1] if index else 0
        print(f"{low:<6}– {EDGES[index]:<8}{count:>8}{given / count:>9.4f}{right / count:>9.4f}")
    for name in sorted(fields):
        count, given, right = fields[name]
        print(f"{name:<16}{count:>8}{given / count:>9.4f}{right / count:>9.4f}")
    print(f"Brier score {brier / max(1, total):.5f} over {total} values; {mixed} cases of several births left out")


main()
