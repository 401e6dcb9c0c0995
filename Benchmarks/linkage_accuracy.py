#!/usr/bin/env python3
"""Compares clusters of records with the truth of births_table.py.

usage: linkage_accuracy.py TRUTH.csv CLUSTERS.csv…      CLUSTERS: record, cluster (with a header)

Prints precision, recall and F1 of pairs of records of different sources; F1 among births of which two
or more are of one confinement; and of births that the registry lacks, counted by the other records. Where the
clusters have a column `ambiguous`, once more without the pairs that have a record said to be undecidable, in what
was found and in the truth alike.
"""
import collections
import csv
import sys

REGISTRY = "registry.births"


def f1(found, right, true):
    precision, recall = right / max(1, found), right / max(1, true)
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def groups(of):
    members = collections.defaultdict(list)
    for record, group in of.items():
        members[group].append(record)
    return members.values()


def pairs(of):
    for group in groups(of):
        group.sort()
        for place, left in enumerate(group):
            for right in group[place + 1:]:
                if left.split(":")[0] != right.split(":")[0]:
                    yield left, right


def absent(of):
    """Records, other than the registry's, of births it lacks."""
    return {record for group in groups(of) if not any(r.startswith(REGISTRY) for r in group)
            for record in group}


def twin_pairs(found, true, plural):
    return [{p for p in s if p[0] in plural and p[1] in plural} for s in (found, true)]


def main(truth_path, *cluster_paths):
    truth, plural = {}, set()
    with open(truth_path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            truth[row["record"]] = row["birth"]
            if row["plural"] == "1":
                plural.add(row["record"])
    true_pairs, true_absent = set(pairs(truth)), absent(truth)
    for path in cluster_paths:
        found, open_ones = {}, set()
        with open(path, encoding="utf-8") as file:
            rows = csv.reader(file)
            header = next(rows)
            ambiguous = header.index("ambiguous") if "ambiguous" in header else None
            for row in rows:
                if row[0] in truth:
                    found[row[0]] = row[1]
                    if ambiguous is not None and row[ambiguous] == "true":
                        open_ones.add(row[0])
        for record in truth:
            found.setdefault(record, "alone " + record)
        own = set(pairs(found))
        twins = twin_pairs(own, true_pairs, plural)
        missing = absent(found)
        print(f"{path}: pairs P %.4f R %.4f F1 %.4f" % f1(len(own), len(own & true_pairs), len(true_pairs)),
              "| twins F1 %.4f" % f1(len(twins[0]), len(twins[0] & twins[1]), len(twins[1]))[2],
              "| missing P %.4f R %.4f F1 %.4f"
              % f1(len(missing), len(missing & true_absent), len(true_absent)))
        if open_ones:
            own, true = ({p for p in s if not open_ones & set(p)} for s in (own, true_pairs))
            twins = twin_pairs(own, true, plural)
            print(f"  without {len(true_pairs) - len(true)} pairs said to be undecidable:",
                  "pairs P %.4f R %.4f F1 %.4f" % f1(len(own), len(own & true), len(true)),
                  "| twins F1 %.4f" % f1(len(twins[0]), len(twins[0] & twins[1]), len(twins[1]))[2])


if __name__ == "__main__":
    main(*sys.argv[1:])
