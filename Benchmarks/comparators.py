#!/usr/bin/env python3
"""Compares names by rapidfuzz and by RecordLinkage's measures: time, and that the results are the same.

usage: comparators.py WORK PAIRS COMPARE_NAMES      (see `comparators`, which builds COMPARE_NAMES)

Names are made up: Chinese names of two to four characters, and names in Latin letters (pinyin with
blanks). Of the pairs two thirds are a name and a slip of it, the others two names. rapidfuzz is asked
by its own calls for many pairs (`process.cpdist`) and for a matrix (`process.cdist`), one worker, so
that no Python call is counted a pair. It has no q-gram overlap, and our row stands alone.
"""
import random
import subprocess
import sys
import time

from rapidfuzz import __version__, process
from rapidfuzz.distance import OSA, DamerauLevenshtein, JaroWinkler

MATRIX, RUNS = 1000, 5
SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁"
GIVEN = ("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲红梅华建国文辉力民永健世广志义兴良海山仁波宁贵福生龙元全"
         "胜学祥才发武新利清飞彬富顺信子安晓琳雨涵欣怡梓轩浩然宇航一诺可馨")
SYLLABLES = ("wang li zhang liu chen yang huang zhao zhou wu xu sun zhu ma hu guo lin he gao liang zheng luo song xie "
             "tang wei fang na xiu ying min jing qiang lei jun yan jie juan tao ming chao lan xia ping gang gui ling "
             "hong mei hua jian guo wen hui min yong shi guang zhi yi xing liang hai shan ren bo ning xiao yu han").split()
MEASURES = {"Jaro-Winkler": (JaroWinkler.similarity, "float64"), "OSA": (OSA.distance, "int32"),
            "Damerau-Levenshtein": (DamerauLevenshtein.distance, "int32")}


def han(dice):
    return dice.choice(SURNAMES) + "".join(dice.choice(GIVEN) for _ in range(dice.choice([1, 2, 2, 2, 3])))


def latin(dice):
    return " ".join(dice.choice(SYLLABLES) for _ in range(dice.choice([2, 3, 3, 3, 4])))


def slip(name, letters, dice):
    place = dice.randrange(len(name))
    kind = dice.randrange(4)
    if kind == 0:
        return name[:place] + dice.choice(letters) + name[place + 1:]
    if kind == 1 and len(name) > 1:
        return name[:place] + name[place + 1:]
    if kind == 2:
        return name[:place] + dice.choice(letters) + name[place:]
    return name[:place] + name[place + 1:place + 2] + name[place:place + 1] + name[place + 2:]


def pairs(make, letters, count, dice):
    for place in range(count):
        name = make(dice)
        yield name, make(dice) if place % 3 == 0 else slip(name, letters, dice)


def best(count, work):
    least = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter_ns()
        result = work()
        least = min(least, (time.perf_counter_ns() - start) / count)
    return least, float(result.sum(dtype="float64"))


def peer(left, right):
    side = min(MATRIX, len(left))
    for name, (scorer, dtype) in MEASURES.items():
        one = best(len(left), lambda: process.cpdist(left, right, scorer=scorer, dtype=dtype, workers=1))
        every = best(side * side, lambda: process.cdist(left[:side], right[:side], scorer=scorer,
                                                        dtype=dtype, workers=1))
        yield name, (one[0], every[0], one[1], every[1])


def main(work, count, program):
    made = {"Han": (han, GIVEN), "Latin": (latin, "abcdefghijklmnopqrstuvwxyz")}
    theirs, kinds = {}, {}
    for kind, (make, letters) in made.items():
        lines = list(pairs(make, letters, count, random.Random(f"comparators {kind}")))
        path = f"{work}/{kind}.tsv"
        kinds[path] = kind
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{left}\t{right}\n" for left, right in lines)
        for name, row in peer([left for left, _ in lines], [right for _, right in lines]):
            theirs[path, name] = row
    out = subprocess.run([program, str(MATRIX), *kinds], check=True, capture_output=True, text=True).stdout
    print(f"ns a comparison, one thread, {count} pairs and a matrix of {MATRIX} × {MATRIX}; "
          f"rapidfuzz {__version__}")
    print(f"{'names':6} {'measure':20} {'pairs':>8} {'theirs':>8} {'matrix':>8} {'theirs':>8}")
    differs = False
    for line in out.splitlines():
        path, name, *figures = line.split("\t")
        ours = [float(figure) for figure in figures]
        row = theirs.get((path, name))
        peers = [f"{row[0]:8.1f}", f"{row[1]:8.1f}"] if row else [f"{'–':>8}"] * 2
        print(f"{kinds[path]:6} {name:20} {ours[0]:8.1f} {peers[0]} {ours[1]:8.1f} {peers[1]}")
        for own, other in zip(ours[2:], row[2:] if row else ()):
            if abs(own - other) > 1e-6 * max(1, abs(other)):
                differs = True
                print(f"  results differ: {own} and {other}")
    sys.exit(1 if differs else 0)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
