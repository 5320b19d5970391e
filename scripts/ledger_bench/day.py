"""What a recorded day takes on disk, a round's commit beside a plain insert of as many bytes, and what commands take to answer
out of it. usage: day.py WORK RUNS"""

import json
import os
import sqlite3
import statistics
import sys
import time

import measuring


def plain_commits(path, count, size):
    """Microseconds of each of so many inserts of so many bytes, each synchronised as the ledger's are."""
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE plain (content BLOB)")
    content, took = os.urandom(size), []
    for _ in range(count):
        start = time.perf_counter()
        plain.execute("INSERT INTO plain VALUES (?)", (content,))
        took.append((time.perf_counter() - start) * 1e6)
    plain.close()
    return took


def main(work, runs):
    with sqlite3.connect(f"{work}/witness.db") as ledger:
        rounds, nodes = ledger.execute("SELECT count(*), max(nodes) FROM rounds").fetchone()
        strikes = ledger.execute("SELECT count(*) FROM strikes").fetchone()[0]
    size = os.path.getsize(f"{work}/witness.db")
    with open(f"{work}/commits.json") as file:
        commit = statistics.median(json.load(file))
    plain = statistics.median(plain_commits(f"{work}/plain.db", rounds, size // rounds))
    print(f"{rounds} rounds of {nodes} nodes, {strikes} strikes")
    print(f"on disk: {size / 1048576:.1f} MiB, {size / rounds:.0f} bytes a round, {size / rounds / nodes:.1f} a round and node")
    print(
        f"a round's commit: {commit / 1000:.2f} ms at the median, {commit / plain:.1f} times a plain insert"
        f" of {size // rounds} bytes ({plain / 1000:.2f} ms)"
    )
    measuring.table(work, ["status", "history --since 24h"], runs)


main(sys.argv[1], int(sys.argv[2]))
