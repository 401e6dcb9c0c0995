#!/usr/bin/env python3
"""Links the births of births_table.py with Splink, as an expert would set it up, two threads.

usage: splink_births.py TABLE OUT

TABLE is births.csv. Writes OUT/splink-components.csv and OUT/splink-greedy.csv (record, cluster) and
OUT/splink-one-to-one.csv, and prints the seconds of each step. Needs splink 5, duckdb 1.5 (2.0 hangs
while it clusters) and pypinyin, from PyPI.
"""
import sys
import time

import duckdb
import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from pypinyin import lazy_pinyin
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SOURCES = ["registry", "hospital", "police", "vaccination"]
seconds = {}


def timed(step, work):
    start = time.perf_counter()
    result = work()
    seconds[step] = round(time.perf_counter() - start, 1)
    return result


def read(path):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None)
    for field in ["mother_name", "father_name", "child_name"]:
        sounds = {n: "".join(lazy_pinyin(n)) for n in frame[field].dropna().unique()}
        frame[field + "_sound"] = frame[field].map(sounds)
    frame["birth_day"] = pd.to_datetime(frame["birth_date"], errors="coerce").dt.date
    frame["source"] = frame["source"].str.split(".").str[0]
    return frame.rename(columns={"record": "unique_id"})


def name(field):
    sound = field + "_sound"
    return cl.CustomComparison(output_column_name=field, comparison_levels=[
        cll.NullLevel(field),
        cll.ExactMatchLevel(field, term_frequency_adjustments=True),
        cll.ExactMatchLevel(sound),
        cll.CustomLevel(f"damerau_levenshtein({field}_l, {field}_r) <= 1 and length({field}_l) >= 2",
                        label_for_charts="one character"),
        cll.JaroWinklerLevel(sound, 0.9),
        cll.ElseLevel()])


def number(field):
    return cl.CustomComparison(output_column_name=field, comparison_levels=[
        cll.NullLevel(field), cll.ExactMatchLevel(field),
        cll.CustomLevel(f"damerau_levenshtein({field}_l, {field}_r) <= 1", label_for_charts="one slip"),
        cll.ElseLevel()])


def settings():
    day = cl.CustomComparison(output_column_name="birth_day", comparison_levels=[
        cll.NullLevel("birth_day"), cll.ExactMatchLevel("birth_day"),
        cll.CustomLevel("abs(date_diff('day', birth_day_l, birth_day_r)) <= 1", label_for_charts="a day"),
        cll.CustomLevel("abs(date_diff('day', birth_day_l, birth_day_r)) <= 60", label_for_charts="60 days"),
        cll.ElseLevel()])
    village = cl.CustomComparison(output_column_name="village", comparison_levels=[
        cll.NullLevel("village"), cll.ExactMatchLevel("village"),
        cll.CustomLevel("substr(village_l, 1, 9) = substr(village_r, 1, 9)", label_for_charts="township"),
        cll.ElseLevel()])
    return SettingsCreator(
        link_type="link_only", source_dataset_column_name="source",
        blocking_rules_to_generate_predictions=[
            block_on("mother_id"), block_on("certificate"), block_on("child_id"),
            block_on("mother_name_sound", "birth_day"), block_on("village", "birth_day", "sex"),
            block_on("father_id"), block_on("mother_name_sound", "father_name_sound"),
            block_on("father_name_sound", "birth_day"), block_on("mother_name_sound", "child_name_sound"),
            block_on("mother_name_sound", "village"), block_on("father_name_sound", "village")],
        comparisons=[number("mother_id"), number("certificate"), number("child_id"), day,
                     cl.ExactMatch("sex"), name("mother_name"), name("father_name"),
                     number("father_id"), name("child_name"), village,
                     cl.ExactMatch("birth_order")],
        retain_intermediate_calculation_columns=False, retain_matching_columns=False)


def train(linker):
    linker.training.estimate_probability_two_random_records_match(
        [block_on("certificate"), block_on("mother_id", "birth_day", "sex")], recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in [block_on("mother_id"), block_on("certificate"),
                 block_on("mother_name", "birth_day"), block_on("village", "birth_day")]:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, record_sample_proportion=1.0)


def greedy(edges):
    """One record a source, the heaviest edges first."""
    parent, held = {}, {}

    def root(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for left, right in edges:
        a, b = root(left), root(right)
        if a == b:
            continue
        mine = held.setdefault(a, {a.split(":")[0]})
        other = held.setdefault(b, {b.split(":")[0]})
        if mine & other:
            continue
        parent[b] = a
        mine |= other
    return {record: root(record) for record in parent}


def main(table, out):
    connection = duckdb.connect()
    connection.execute("set threads=2")
    frame = timed("read", lambda: read(table))
    api = DuckDBAPI(connection)
    # Records of a source may be one birth too, so one table with its source column would do; a table
    # a source keeps pairs within a source from being made.
    tables = [api.register(frame[frame["source"] == s].copy()) for s in SOURCES]
    linker = Linker(tables, settings(), log_level=40)
    timed("train", lambda: train(linker))
    pairs = timed("predict", lambda: linker.inference.predict(threshold_match_probability=0.5))
    clusters = timed("components", lambda: linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=0.9).as_pandas_dataframe())
    clusters[["unique_id", "cluster_id"]].to_csv(f"{out}/splink-components.csv", index=False)
    single = timed("one-to-one", lambda: linker.clustering.cluster_using_single_best_links(
        pairs, duplicate_free_datasets=SOURCES, threshold_match_probability=0.9).as_pandas_dataframe())
    single[["unique_id", "cluster_id"]].to_csv(f"{out}/splink-one-to-one.csv", index=False)
    edges = connection.execute(
        f"select unique_id_l, unique_id_r from {pairs.physical_name} where match_probability >= 0.9 "
        "order by match_weight desc, unique_id_l, unique_id_r").fetchall()
    found = timed("greedy", lambda: greedy(edges))
    pd.DataFrame(found.items(), columns=["unique_id", "cluster_id"]).to_csv(
        f"{out}/splink-greedy.csv", index=False)
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
