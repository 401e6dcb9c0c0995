#!/usr/bin/env python3
"""Compares an audit's cases with the truth that `hecha synth` wrote beside the county.

usage: accuracy.py DIR [--list]     DIR holds truth/expected.jsonl and report/cases.jsonl

A case is found when its verdict is the expected one and the two share a source record. Audit with
--reveal: the police roster's records are named by numbers that are masked otherwise.
"""
import collections
import csv
import json
import sys


def lines(path):
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def reported_keys(case):
    return {f"{r['source']}:{r['recordID']}" for r in case["records"]}


def main():
    directory = sys.argv[1]
    show = "--list" in sys.argv
    expected = lines(f"{directory}/truth/expected.jsonl")
    cases = lines(f"{directory}/report/cases.jsonl")
    by_key = collections.defaultdict(list)
    for index, case in enumerate(cases):
        for key in reported_keys(case):
            by_key[key].append(index)
    used = set()
    rows = collections.defaultdict(collections.Counter)
    for want in expected:
        near = sorted({i for k in want["records"] for i in by_key[k]} - used)
        accepted = [want["verdict"], *(want.get("alsoAccepted") or [])]
        hit = next((i for v in accepted for i in near if cases[i]["verdict"] == v), None)
        name = want["verdict"]
        if name == "missing":
            name = f"missing {want['grade'] or '-'}"
        if hit is not None:
            used.add(hit)
            rows[name]["found"] += 1
            got = cases[hit]
            same = got["villageCode"] == want["villageCode"] and got["points"] == want["points"]
            if name.startswith("missing ") and got["grade"] != want["grade"]:
                rows[name]["other grade"] += 1
            if not same:
                rows[name]["other village or points"] += 1
                if show:
                    print("DIFFERS", want["kind"], json.dumps(want, ensure_ascii=False), "\n   GOT",
                          {k: got[k] for k in ("verdict", "grade", "villageCode", "row", "points", "pointsMax")})
        elif want.get("required", True):
            rows[name]["lost"] += 1
            if show:
                print("LOST", want["kind"], json.dumps(want, ensure_ascii=False), "\n   NEAR",
                      [(cases[i]["verdict"], cases[i]["villageCode"], cases[i]["reason"]["zh"]) for i in near])
    charged = 0
    for index, case in enumerate(cases):
        if index in used:
            continue
        rows[case["verdict"] if case["verdict"] != "missing" else f"missing {case['grade']}"]["extra"] += 1
        if case["points"] > 0:
            charged += 1
        if show:
            print("EXTRA", case["verdict"], case["points"], case["reason"]["zh"], sorted(reported_keys(case)))
    print(f"{'verdict':<20}{'found':>7}{'lost':>6}{'extra':>7}{'recall':>9}{'precision':>11}")
    for name in sorted(rows):
        row = rows[name]
        found, lost, extra = row["found"], row["lost"], row["extra"]
        recall = found / (found + lost) if found + lost else float("nan")
        precision = found / (found + extra) if found + extra else float("nan")
        notes = ", ".join(f"{k} {v}" for k, v in sorted(row.items()) if k.startswith("other"))
        print(f"{name:<20}{found:>7}{lost:>6}{extra:>7}{recall:>9.4f}{precision:>11.4f}  {notes}")
    print(f"wrongly charged cases: {charged}")
    with open(f"{directory}/truth/villages.csv", encoding="utf-8-sig") as handle:
        truth = {r["villageCode"]: float(r["pointsMin"]) for r in csv.DictReader(handle)}
    with open(f"{directory}/report/deductions.csv", encoding="utf-8-sig") as handle:
        ours = {r["villageCode"]: float(r["points"]) for r in csv.DictReader(handle)}
    wrong = sorted(v for v in ours if ours[v] != truth.get(v, 0))
    print(f"villages with other points: {len(wrong)} of {len(ours)} {wrong[:8]}")


if __name__ == "__main__":
    main()
