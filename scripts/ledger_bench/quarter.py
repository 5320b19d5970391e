"""What commands take to answer out of a large ledger, and the page. usage: quarter.py WORK RUNS"""

import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request

import measuring

PAGE = "http://127.0.0.1:9854/"


def time_page(work, runs):
    """The page, each time anew: the daemon keeps one for two seconds, and for twenty times as long as it took to make."""
    daemon = subprocess.Popen(
        [f"{work}/witness/witness", "run", "--config", f"{work}/served.json"], stdout=subprocess.DEVNULL
    )
    try:
        walls, limit = [], time.monotonic() + 60
        while len(walls) < runs + 1:
            start = time.perf_counter()
            try:
                with urllib.request.urlopen(PAGE) as page:
                    size = len(page.read())
                walls.append((time.perf_counter() - start) * 1000)
            except OSError:
                if time.monotonic() > limit:
                    raise
            time.sleep(10)
        print(f"{'the page, ' + str(size >> 10) + ' KiB':58}{min(walls[1:]):9.0f}{statistics.median(walls[1:]):8.0f}")
    finally:
        daemon.terminate()
        daemon.wait()


def main(work, runs):
    newest = "SELECT node FROM verdicts WHERE kind = 'Fence' ORDER BY at DESC LIMIT 1"
    with sqlite3.connect(f"{work}/witness.db") as ledger:
        removed = ledger.execute(newest).fetchone()[0]
    measuring.table(
        work,
        [
            "simulate --since 90d",
            "simulate --since 90d --strikes 3 --within 30m --retry 0",
            "status",
            "history --since 24h",
            f"why {removed}",
            "timeline --since 24h",
        ],
        runs,
    )
    time_page(work, runs)


main(sys.argv[1], int(sys.argv[2]))
