#!/usr/bin/env bash
# How large a scrape is, and how long it takes: a daemon with that many nodes of three checks, all of which ask a closed port
# of this machine's, in a release build. Sizes hold anywhere; seconds are this machine's, beside those of another page of the
# same daemon, which says one line. Needs the .NET SDK, gcc or clang, python3 and some minutes, since each daemon has to close
# a round.
# usage: scripts/bench-metrics.sh [NODES…]
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"
require_linker
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/Witness -c Release -o "$work/witness" --nologo -v quiet

python3 - "$work" "${@:-100 1000 10000}" <<'PY'
import gzip, json, re, subprocess, sys, time, urllib.request

work, port = sys.argv[1], 9855
site = f"http://127.0.0.1:{port}"
SCRAPES = 5


def configure(nodes):
    # They answer at once, for nothing listens there, and need no right that a user may lack.
    names = [f"node{number:05}" for number in range(nodes)]
    checks = {"https": {"url": "https://127.0.0.1:1/", "timeout": "2s"}, "ssh": {"port": 1, "timeout": "2s"},
              "tcp": {"port": 1, "timeout": "2s"}, "ping": False, "retry": {"times": 0}}
    address = lambda number: f"127.{64 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"
    with open(f"{work}/witness.json", "w") as file:
        json.dump({"name": "bench", "mode": "observe", "database": f"{work}/witness-{nodes}.db", "round": {"every": "1m"},
                   "anchors": {"hosts": [], "need": 0}, "status": {"listen": f"127.0.0.1:{port}"}, "checks": checks,
                   "nodes": [{"name": name, "addresses": [address(number)]} for number, name in enumerate(names)]}, file)


def ask(path):
    start = time.perf_counter()
    with urllib.request.urlopen(site + path) as answer:
        body = answer.read()
    return body, time.perf_counter() - start


def wait_for_a_round(limit=400):
    end = time.monotonic() + limit
    while True:
        try:
            if re.search(rb"\nwitness_rounds_total\{[^}]*\} [1-9]", ask("/metrics")[0]):
                return
        except OSError:
            pass
        if time.monotonic() > end:
            sys.exit("no round was closed in time:\n" + open(f"{work}/log").read()[-2000:])
        time.sleep(1)


print(f"{'nodes':>7}{'series':>9}{'a node':>8}{'bytes':>12}{'a node':>8}{'gzipped':>10}{'seconds':>9}{'one line':>10}{'ratio':>8}")
for nodes in map(int, " ".join(sys.argv[2:]).split()):
    configure(nodes)
    with open(f"{work}/log", "w") as log:
        daemon = subprocess.Popen([f"{work}/witness/witness", "run", "--config", f"{work}/witness.json"], stdout=log, stderr=log)
        try:
            wait_for_a_round()
            scrapes = [ask("/metrics") for _ in range(SCRAPES)]
            lines = min(ask("/nodes/node00000")[1] for _ in range(SCRAPES))
        finally:
            daemon.terminate()
            daemon.wait()
    body, wall = scrapes[-1][0], min(one[1] for one in scrapes)
    series = sum(1 for line in body.splitlines() if line and not line.startswith(b"#"))
    print(f"{nodes:7}{series:9}{series / nodes:8.1f}{len(body):12}{len(body) / nodes:8.0f}{len(gzip.compress(body, 6)):10}"
          f"{wall:9.3f}{lines:10.4f}{wall / lines:8.0f}", flush=True)
PY
