"""A made-up day for scripts/picture.sh.

usage: picture_day.py DIRECTORY            writes DIRECTORY/witness.json, page.test and witness.db
       picture_day.py --nodes DIRECTORY    is the nodes that are well, until it is killed
"""

import glob
import hashlib
import json
import os
import socket
import sqlite3
import sys
import threading
import time

EVERY = 60_000
ROUNDS = 24 * 60
PORT = 9877
NODES = {"chitoge": "127.0.11.11", "taiga": "127.0.11.12", "rin": "127.0.11.13", "hitagi": "127.0.11.14"}
ZONE = "page.test"
IN, LEAVING, OUT, HELD = 0, 1, 2, 4


def stored(value):
    return json.dumps(value, separators=(",", ":"))


def record(node):
    return {"name": f"www.{ZONE}", "type": "A", "ttl": 300, "data": NODES[node]}


def result(node, failed):
    return {"check": "tcp", "address": NODES[node], "outcome": "Failed" if failed else "Passed",
            "us": 2_001_000 if failed else 900, "detail": "no answer within 2 s" if failed else "open",
            "evidence": {"phase": "connect"}}


def write_files(directory):
    configuration = {
        "name": "home", "mode": "act", "database": "witness.db", "anchors": {"hosts": [], "need": 0},
        "registrars": {"files": {"type": "zonefile", "directory": "."}},
        "zones": [{"zone": ZONE, "registrar": "files", "nameservers": []}],
        "status": {"listen": "127.0.0.1:9855"},
        "checks": {"retry": {"times": 0}, "https": False, "ping": False, "ssh": False,
                   "tcp": {"port": PORT, "timeout": "2s"}},
        "nodes": [{"name": name, "addresses": [address]} for name, address in NODES.items()],
    }
    with open(f"{directory}/witness.json", "w") as file:
        json.dump(configuration, file)
    with open(f"{directory}/{ZONE}", "w") as file:
        file.write(f"$TTL 300\n@ IN SOA ns.{ZONE}. hostmaster.{ZONE}. 1 3600 900 604800 300\n@ IN NS ns.{ZONE}.\n")
        file.writelines(f"www IN A {address}\n" for address in NODES.values())


class Day:
    """The rounds of the last day: taiga dies at night, is taken out, and is put back in the morning."""

    def __init__(self, directory):
        self.db = sqlite3.connect(f"{directory}/witness.db")
        self.db.executescript("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;")
        for script in sorted(glob.glob("src/Witness.Ledger/Migrations/*.sql")):
            number = int(os.path.basename(script)[:4])
            self.db.executescript(open(script).read() + f"; PRAGMA user_version = {number};")
        self.start = (int(time.time() * 1000) // EVERY - ROUNDS) * EVERY
        self.names = list(NODES)

    def at(self, number):
        return self.start + number * EVERY

    def insert(self, table, **values):
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        return self.db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values())).lastrowid

    def fails(self, node, number):
        return (node == "taiga" and 600 <= number < 800) or (node == "hitagi" and number in (300, 301, 1100)) \
            or (node == "taiga" and number >= ROUNDS - 2)

    def state(self, node, number):
        if node == "taiga" and 603 <= number < 960:
            return LEAVING if number == 603 else OUT
        return HELD if node == "rin" and 1000 <= number < 1120 else IN

    def write_round(self, number):
        blind = "1 of 3 anchors answered, and 2 are needed: this machine may be offline" if 420 <= number < 440 else None
        dead = [] if blind else [node for node in self.names if self.fails(node, number)]
        self.insert("rounds", number=number + 1, at=self.at(number), void=blind, nodes=0 if blind else len(NODES),
                    failed=len(dead), took_us=41_000)
        self.insert("sights", round=number + 1, roster=1,
                    answers=None if blind else bytes(1 if node in dead else 52 for node in self.names),
                    states=bytes(self.state(node, number) for node in self.names))
        for node in dead:
            self.insert("strikes", round=number + 1, at=self.at(number), node=node, results=stored([result(node, True)]),
                        detail=f"tcp {NODES[node]}: no answer within 2 s")

    def write_moves(self):
        reason = f"4 strikes within 1 h, failed in this round (tcp {NODES['taiga']}: no answer within 2 s)"
        self.insert("verdicts", round=604, at=self.at(603), node="taiga", kind="Fence", rule="Strikes", reason=reason)
        self.write_move(603, reason, removed=[record("taiga")])
        self.insert("recoveries", round=801, at=self.at(800), node="taiga", results=stored([result("taiga", False)]),
                    detail=f"passes again: tcp {NODES['taiga']}: open")
        order = self.insert("orders", kind="Readd", node="taiga", given=self.at(960) - 20_000, given_by="hana@desk", force=0,
                            reason="disk replaced", state="Done", answer="back", answered=self.at(960) - 17_000)
        self.write_move(959, f"order {order} by hana@desk", added=[record("taiga")], order=order)

    def write_move(self, number, reason, removed=(), added=(), order=None):
        moment = self.at(number) + 1000
        self.insert("changes", round=number + 1, at=moment, node="taiga", zone=ZONE, registrar="files", reason=reason,
                    removed=stored(list(removed)), added=stored(list(added)), snapshot_id=1, order_id=order,
                    outcome="Accepted", settled=moment + 2000, publication="Published", published=moment + 9000,
                    drained_by=moment + 309_000)

    def write(self):
        roster = stored([{"node": node, "checks": [{"check": "tcp", "address": address}]} for node, address in NODES.items()])
        self.insert("rosters", id=1, digest=hashlib.sha256(roster.encode()).hexdigest(), content=roster)
        zone = stored({"name": ZONE, "isWhole": True, "records": [record(node) for node in self.names]})
        self.insert("snapshots", id=1, zone=ZONE, at=self.at(0), content=zone)
        self.write_moves()
        for number in range(ROUNDS):
            self.write_round(number)
        for node in self.names:
            strikes = [self.at(number) for number in range(ROUNDS - 60, ROUNDS) if self.fails(node, number)]
            self.insert("standings", node=node, rotation="In", cause="None", forced=0, strikes=stored(strikes),
                        clean_rounds=0 if strikes else 320, last_outcome="Failed" if strikes else "Passed", ready_told=0,
                        comebacks="[]", owed="[]", zones="[]")
        self.db.commit()


def be_nodes():
    def accept(listener):
        while True:
            listener.accept()[0].close()

    for node, address in NODES.items():
        if node != "taiga":
            listener = socket.create_server((address, PORT))
            threading.Thread(target=accept, args=(listener,)).start()


if sys.argv[1] == "--nodes":
    be_nodes()
else:
    write_files(sys.argv[1])
    Day(sys.argv[1]).write()
