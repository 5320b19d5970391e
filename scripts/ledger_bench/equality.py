"""Compares what a simulation says under the daemon's own policy with what the ledger says that the daemon did: the same
nodes removed in the same rounds, and in again after the same rounds. Ends with 1 where they differ. usage: equality.py WORK"""

import datetime
import json
import os
import sqlite3
import subprocess
import sys


def simulated(work, moves, course):
    """The removals or the returns of a course: round, instant in milliseconds, node."""
    return [
        (move["round"], milliseconds(move["at"]), move["node"]) for move in moves if course in move["courses"]
    ]


def milliseconds(instant):
    return round(datetime.datetime.fromisoformat(instant).timestamp() * 1000)


def recorded(work, since):
    """The removals by strikes since an instant, and the returns of these nodes: in again for the round after the one in or
    after which a change brought their records back."""
    with sqlite3.connect(f"{work}/witness.db") as ledger:
        rounds = dict(ledger.execute("SELECT number, at FROM rounds"))
        fences = [
            (number, 0, node)
            for number, node in ledger.execute("SELECT round, node FROM verdicts WHERE kind = 'Fence'")
            if rounds[number] >= since
        ]
        returns = [
            (number, 1, node) for number, node in ledger.execute("SELECT round, node FROM changes WHERE added <> '[]'")
        ]
    removals, back, out = [], [], set()
    for number, is_return, node in sorted(fences + returns):
        if not is_return:
            removals.append((number, rounds[number], node))
            out.add(node)
        elif node in out and number + 1 in rounds:
            back.append((number + 1, rounds[number + 1], node))
            out.remove(node)
    return removals, back


def main(work):
    command = [f"{work}/witness/witness", "simulate", "--since", "90d", "--json"]
    environment = os.environ | {"WITNESS_CONFIG": f"{work}/witness.json"}
    said = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    removals, returns = recorded(work, milliseconds(said["since"]))
    differences = 0
    for name, of_ledger in (("removals", removals), ("returns", returns)):
        of_simulation = simulated(work, said[name], "configured")
        for number, at, node in sorted(set(of_ledger) ^ set(of_simulation)):
            who = "the ledger" if (number, at, node) in of_ledger else "the simulation"
            print(f"{name}: only {who} has {node} in round {number}", file=sys.stderr)
            differences += 1
    dead = [course["deadMinutes"] for course in said["courses"]]
    if differences > 0 or len(set(dead)) > 1:
        sys.exit(f"the simulation differs from what the daemon did: {differences} moves, dead minutes {dead}")
    print(
        f"equal over {said['rounds']} rounds, of which {said['void']} void: {len(removals)} removals,"
        f" {len(returns)} returns, {dead[0]:.0f} minutes in which dead nodes were served"
    )


main(sys.argv[1])
