"""Witness, as published: one round by itself, or a daemon whose rounds are waited for one by one."""

import json
import re
import sqlite3
import statistics
import subprocess
from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from .fleet import SITE
from .measure import BenchError, cpu, memory, run, stop, wait_until

KINDS = ("https", "ping", "ssh")
# How the ledger spells answers that are no pass (Witness.Core/Rounds/AnswerCell.cs).
NO_PASS = {0: "not asked", 1: "failed", 2: "unknown"}
MOST_WORDS = 5
# So many passes running are counted, at least (Witness.Core/Stonith/PolicySettings.cs, MostCleanRounds).
CLEAN_ROUNDS = 10
# Fewer than it pings, so that a round of pings is over before the next.
PINGS_A_SECOND = 2500
# What differs from one failure to the next of a kind.
FIGURES = re.compile(r"\d+(\.\d+)?")


@dataclass
class Answers:
    """What rounds in the ledger say: answers by their outcome, passes that took a second try, void rounds, and how often
    the last round heard which words that were no pass."""

    checks: int
    outcomes: Counter
    retried: int
    void: int
    words: Counter

    def __add__(self, other):
        return Answers(self.checks + other.checks, self.outcomes + other.outcomes, self.retried + other.retried,
                       self.void + other.void, self.words + other.words)

    def as_json(self):
        return {"checks": self.checks, **dict(self.outcomes), "passed_at_second_try": self.retried, "void": self.void,
                "no_pass": dict(self.words.most_common(MOST_WORDS))}


class Fleet:
    """A configuration of Witness in a directory of its own: some nodes, which checks are asked of them, and where the page
    is served, if it is."""

    def __init__(self, work, name, nodes, kinds=KINDS, every="1m", ssh=None, page=None):
        self.directory, self.program = work / name, work / "witness" / "witness"
        self.nodes, self.kinds, self.every, self.seen = nodes, kinds, every, 0
        self.directory.mkdir(exist_ok=True)
        self.questions = {
            "https": {"url": f"https://{SITE}/", "ca": str(work / "ca.pem")},
            "ping": {},
            "ssh": ssh or {"mode": "banner"},
        }
        self.page = page
        self.file = self.directory / "witness.json"
        self._configure(kinds, every)
        for left in self.directory.glob("witness.db*"):
            left.unlink()

    def _configure(self, kinds, every):
        configuration = {
            "name": "bench",
            "database": "witness.db",
            "round": {"every": every},
            "anchors": {"hosts": [], "need": 0},
            "status": self.page and {"listen": self.page},
            "checks": {kind: self.questions[kind] if kind in kinds else False for kind in KINDS},
            "nodes": [{"name": f"n{number}", "addresses": [address]} for number, address in enumerate(self.nodes)],
        }
        self.file.write_text(json.dumps(configuration))

    def settle(self):
        """Has every node pass, by pings alone, until its clean rounds are counted to the end. The rounds before write every
        node down; those after, which are nearly all of a witness's life, do not."""
        self._configure(("ping",), f"{2 + len(self.nodes) // PINGS_A_SECOND}s")
        with Daemon(self) as daemon:
            daemon.wait_for_round(CLEAN_ROUNDS + 1)
        self._configure(self.kinds, self.every)
        self.seen = self.rounds()

    @property
    def checks(self):
        return len(self.nodes) * len(self.kinds)

    def once(self):
        """One round of its own: `witness run --once`."""
        return run(self.directory, [self.program, "run", "--once", "--config", self.file])

    def answers(self):
        """What the rounds since the last call say."""
        told = Answers(0, Counter(), 0, 0, Counter())
        with closing(self._ledger()) as ledger:
            rows = ledger.execute(
                "SELECT number, void, answers, retried FROM rounds LEFT JOIN sights ON round = number WHERE number > ?",
                (self.seen,),
            )
            for number, void, answers, retried in rows:
                codes = Counter(answers or b"")
                outcomes = Counter({word: codes[code] for code, word in NO_PASS.items() if codes[code]})
                passed = sum(codes.values()) - sum(outcomes.values())
                told += Answers(self.checks, outcomes + Counter(passed=passed),
                                len(json.loads(retried or "[]")), void is not None, Counter())
            for (results,) in ledger.execute("SELECT results FROM answers"):
                told.words.update(
                    f"{one['check']} {one['outcome'].lower()}: {FIGURES.sub('#', one['detail'])}"
                    for one in json.loads(results) if one["outcome"] != "Passed"
                )
        self.seen = self.rounds()
        return told

    def typical_wall(self, last):
        """Seconds that a round took, the median of the last ones."""
        with closing(self._ledger()) as ledger:
            rows = ledger.execute("SELECT took_us FROM rounds ORDER BY number DESC LIMIT ?", (last,)).fetchall()
        return round(statistics.median(us for (us,) in rows) / 1e6, 3)

    def rounds(self):
        """How many rounds the ledger holds."""
        try:
            with closing(self._ledger()) as ledger:
                return ledger.execute("SELECT coalesce(max(number), 0) FROM rounds").fetchone()[0]
        except sqlite3.OperationalError:  # not made yet, or made this moment
            return 0

    def _ledger(self):
        return sqlite3.connect(f"file:{self.directory}/witness.db?mode=ro", uri=True, timeout=10)


class Daemon:
    """`witness run` over a fleet for as long as it is entered."""

    def __init__(self, fleet):
        self.fleet, self.process, self.begun = fleet, None, 0

    def __enter__(self):
        self.begun = self.fleet.rounds()
        with open(self.fleet.directory / "daemon.log", "wb") as log:
            self.process = subprocess.Popen(
                [self.fleet.program, "run", "--config", self.fleet.file],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        return self

    def __exit__(self, *_):
        stop(self.process)

    def wait_for_round(self, number, limit=600):
        """Waits until so many rounds of this daemon are in the ledger; answers how many are."""

        def closed():
            if self.process.poll() is not None:
                log = (self.fleet.directory / "daemon.log").read_text()[-2000:]
                raise BenchError(f"witness run ended with {self.process.returncode}: {log}")
            rounds = self.fleet.rounds() - self.begun
            return rounds if rounds >= number else None

        return wait_until(f"round {number} of witness run", limit, closed)

    def cpu(self):
        return cpu(self.process.pid)

    def peak(self):
        return memory(self.process.pid, "VmHWM")

    def rss(self):
        return memory(self.process.pid, "VmRSS")

    def own(self):
        """What of its memory is not a file, a library's or its own, that is only mapped (proc_pid_status(5))."""
        return memory(self.process.pid, "RssAnon") + memory(self.process.pid, "RssShmem")


def warm_rounds(fleet, warm_up, rounds, between=lambda: None):
    """CPU seconds of a round of a daemon that has been through its first ones, the median of some; and its peak memory.
    Rivals are measured between the rounds, so that both meet the same machine."""
    fleet.settle()
    with Daemon(fleet) as daemon:
        done = daemon.wait_for_round(warm_up)
        between()
        done, before, costs = daemon.wait_for_round(done + 1), daemon.cpu(), []
        for _ in range(rounds):
            between()
            closed, now = daemon.wait_for_round(done + 1), daemon.cpu()
            costs.append((now - before) / (closed - done))
            done, before = closed, now
        return {
            "wall_s": fleet.typical_wall(rounds),
            "cpu_s": round(statistics.median(costs), 4),
            "cpu_s_of_each": [round(cost, 4) for cost in costs],
            "after_rounds": warm_up + 1,
            "peak_mib": round(daemon.peak() / 2**20, 1),
        }
