#!/usr/bin/env python3
"""Compares linked pairs with FEBRL's truth, which stands in its identifiers: rec-12-org, rec-12-dup-0.

usage: febrl.py PAIRS.csv DATASET.csv…

Prints F1 at the best threshold of weight and at p ≥ 0.9.
"""
import collections
import csv
import itertools
import sys


def main(pairs_path, *data_paths):
    persons = collections.defaultdict(list)
    for path in data_paths:
        with open(path, encoding="utf-8") as file:
            for row in itertools.islice(csv.reader(file), 1, None):
                persons[row[0].split("-")[1]].append(row[0].strip())
    true = {frozenset(pair) for own in persons.values() for pair in itertools.combinations(own, 2)}
    with open(pairs_path, encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -float(row["weight"]))
    right, best, likely = 0, 0.0, 0.0
    for count, row in enumerate(rows, 1):
        right += frozenset((row["record_a"], row["record_b"])) in true
        f1 = 2 * right / (count + len(true))
        best = max(best, f1)
        if float(row["probability"]) >= 0.9:
            likely = f1
    print(f"{len(true)} pairs, {len(rows)} found: F1 {best:.4f} at best, {likely:.4f} at p >= 0.9")


if __name__ == "__main__":
    main(*sys.argv[1:])
