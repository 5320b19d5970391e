"""Runs everything and prints it; scripts/bench.sh starts this in a network namespace."""

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from . import goals, report, special, suite
from .fleet import make_keys, prepare_network
from .machine import describe
from .measure import BenchError
from .witness import Answers

MILLION = 1_000_000
MOST_NODES = 1_000_000


@dataclass
class Options:
    """How thorough it is."""

    quick: bool

    def rounds(self, nodes):
        """How many rounds of a daemon pass before it is measured, and how many are: memory that is used again is had
        for less than new memory."""
        warm_up, measured = (3, 9) if nodes <= 200 else (2, 5) if nodes <= 5000 else (1, 3)
        return (1, measured // 2 + 1) if self.quick else (warm_up, measured)

    def repeats(self, nodes):
        """How many single rounds of so many nodes."""
        return 1 if self.quick or nodes > 5000 else 5 if nodes <= 100 else 3


def parse(words):
    parser = argparse.ArgumentParser(
        prog="scripts/bench.sh",
        description="What a round of Witness costs, beside what else checks nodes, on the same nodes in the same run.",
    )
    parser.add_argument("--nodes", type=sizes, default=[100, 1000, 10000], metavar="N,N…",
                        help="sizes of fleet (default 100,1000,10000); the largest is also killed")
    parser.add_argument("--quick", action="store_true",
                        help="fewer rounds, each single round once, and an idle daemon for 60 s")
    parser.add_argument("--million", action="store_true",
                        help="then goes on with rounds over the largest fleet until a million checks are done")
    parser.add_argument("--idle", type=int, metavar="SECONDS", help="how long the idle daemon is watched (default 180)")
    parser.add_argument("--only", choices=("sizes", "dead", "idle", "million"), action="append", metavar="PART",
                        help="only this: sizes, dead, idle or million; may be given more than once")
    parser.add_argument("--json", nargs="?", const="-", metavar="FILE",
                        help="writes all figures as JSON to the file, or to standard output instead of the tables")
    parser.add_argument("--markdown", action="store_true", help="prints the tables as Markdown")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--check-arguments", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def sizes(text):
    try:
        found = sorted({int(word) for word in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no list of numbers such as 100,1000") from None
    if found[0] < 2 or found[-1] > MOST_NODES:
        raise argparse.ArgumentTypeError(f"each size is between 2 and {MOST_NODES}")
    return found


def measure(arguments):
    """All figures."""
    work, options = arguments.work, Options(arguments.quick)
    wanted = set(arguments.only or ("sizes", "dead", "idle")) | ({"million"} if arguments.million else set())
    largest = arguments.nodes[-1]
    told = {"machine": describe()}
    prepare_network()
    make_keys(work)
    if "sizes" in wanted:
        say("the shell loop of curl, ping and ssh")
        told["shell"] = suite.measure_shell_loop(work, 10 if options.quick else 50)
        told["sizes"] = [suite.measure_size(work, count, options, say) for count in arguments.nodes]
    if "idle" in wanted:
        seconds = arguments.idle or (60 if options.quick else 180)
        youth = 10 if options.quick else 120
        say(f"an idle daemon of four nodes, for {seconds} s once it is {youth} s old")
        told["idle"] = special.measure_idle(work, youth, seconds)
    if "dead" in wanted:
        say(f"{largest} dead nodes")
        told["dead"] = special.measure_dead(work, largest)
    if "million" in wanted:
        say("a million checks of healthy nodes")
        told["million"] = special.measure_million(work, largest, MILLION, say)
    return told


def say(text):
    print("==", text, file=sys.stderr, flush=True)


def spelled(value):
    if isinstance(value, Answers):
        return value.as_json()
    raise TypeError(type(value))


def main():
    arguments = parse(sys.argv[1:])
    if arguments.check_arguments:
        return
    try:
        told = measure(arguments)
    except BenchError as error:
        sys.exit(f"bench.sh: {error}")
    told["goals"] = goals.judge(told)
    figures = json.dumps(told, default=spelled, indent=1, ensure_ascii=False)
    if arguments.json and arguments.json != "-":
        Path(arguments.json).write_text(figures + "\n")
    if arguments.json == "-":
        print(figures)
    else:
        width = min(100, shutil.get_terminal_size((100, 24)).columns)
        print("\n".join(report.lines(told, markdown=arguments.markdown, width=width)))


main()
