#!/usr/bin/env bash
# How long the published witness takes to answer out of a large ledger: 90 days of 50 nodes, three checks each, a round a
# minute, one answer of a node in a hundred a failure, some of them outages that end in a removal. Beside a hello world,
# measured in turn with it: the ratio holds on a busy machine, the milliseconds are this machine's.
# Needs the .NET SDK and python3 with its sqlite3.
# usage: scripts/bench-ledger.sh [RUNS]
#        scripts/bench-ledger.sh --make DIRECTORY    only makes DIRECTORY/witness.db and witness.json, and keeps them
set -euo pipefail
cd "$(dirname "$0")/.."

make_ledger() {
  python3 - "$1" <<'PY'
import glob, hashlib, json, os, random, sqlite3, sys, time

DAYS, NODES, EVERY = 90, 50, 60_000
ROUNDS = DAYS * 24 * 60
OUT = 2
random.seed(20261127)
directory = sys.argv[1]
names = [f"node{n:02}" for n in range(NODES)]
addresses = [f"127.0.10.{n + 1}" for n in range(NODES)]
kinds = ["https", "ping", "ssh"]


def stored(value):
    return json.dumps(value, separators=(",", ":"))


configuration = {
    "name": "bench", "mode": "act", "database": "witness.db",
    "registrars": {"files": {"type": "zonefile", "directory": "."}},
    "zones": [{"zone": "example.com", "registrar": "files"}],
    "checks": {"https": {"url": "https://www.example.com/"}},
    "nodes": [{"name": name, "addresses": [address]} for name, address in zip(names, addresses)],
}
with open(f"{directory}/witness.json", "w") as file:
    json.dump(configuration, file)
# For the page: a daemon that asks nobody anything.
with open(f"{directory}/served.json", "w") as file:
    json.dump(configuration | {"mode": "observe", "registrars": {}, "zones": [], "round": {"every": "1m"},
                               "anchors": {"hosts": [], "need": 0}, "status": {"listen": "127.0.0.1:9854"},
                               "checks": {"https": False, "ping": False, "ssh": False}}, file)

db = sqlite3.connect(f"{directory}/witness.db")
db.executescript("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;")
for script in sorted(glob.glob("src/Witness.Ledger/Migrations/*.sql")):
    db.executescript(open(script).read() + f"; PRAGMA user_version = {int(os.path.basename(script)[:4])};")


def result(node, kind, failed):
    one = {"check": kind, "address": addresses[node], "outcome": "Failed" if failed else "Passed",
           "us": 10_003_000 if failed else 41_000,
           "detail": "no answer within 10 s, while connecting" if failed else "answered as it should"}
    if failed:
        one |= {"tries": 2, "evidence": {"phase": "connect"}}
    return one


def record(node):
    return {"name": "www.example.com", "type": "A", "ttl": 300, "data": addresses[node]}


roster = stored([{"node": name, "checks": [{"check": kind, "address": address} for kind in kinds]}
                 for name, address in zip(names, addresses)])
db.execute("INSERT INTO rosters VALUES (1, ?, ?)", (hashlib.sha256(roster.encode()).hexdigest(), roster))
zone = stored({"name": "example.com", "isWhole": True, "records": [record(node) for node in range(NODES)]})
start = (int(time.time() * 1000) // EVERY - ROUNDS) * EVERY
db.execute("INSERT INTO readings VALUES ('example.com', ?, ?)", (start + (ROUNDS - 5) * EVERY, zone))
db.execute("INSERT INTO snapshots VALUES (1, 'example.com', ?, ?)", (start, zone))
anchors = stored([{"host": host, "answered": True, "detail": "answered in 9 ms"}
                  for host in ("1.1.1.1:443", "9.9.9.9:443", "8.8.8.8:443")])

# Who fails when: lone failures, and outages of an hour or so. One node is out at a time, so that most are removed.
failing = [set() for _ in range(ROUNDS)]
for _ in range(ROUNDS * NODES // 200):
    failing[random.randrange(ROUNDS)].add(random.randrange(NODES))
outages, at = {}, 300
while at < ROUNDS - 600:
    node, length = random.randrange(NODES), random.randrange(60, 400)
    for number in range(at, at + length):
        failing[number].add(node)
    outages[at] = (node, length)
    at += length + random.randrange(200, 400)

strikes, out, back = {node: [] for node in range(NODES)}, {}, {}
well = {node: 10 for node in range(NODES)}
passing = bytes(range(100, 250))


def move(kind, number, node, reason, order=None):
    moment = start + number * EVERY
    removed, added = ([record(node)], []) if kind == "out" else ([], [record(node)])
    db.execute(
        "INSERT INTO changes (round, at, node, zone, registrar, reason, removed, added, snapshot_id, order_id, outcome,"
        " settled, publication, published, drained_by) VALUES (?,?,?,?,?,?,?,?,1,?,'Accepted',?,'Published',?,?)",
        (number + 1, moment + 1000, names[node], "example.com", "files", reason, stored(removed), stored(added), order,
         moment + 3000, moment + 9000, moment + 309_000))


for number in range(ROUNDS):
    moment, dead = start + number * EVERY, failing[number]
    answers, states = bytearray(passing), bytearray(NODES)
    for node in list(back):
        if well[node] >= 10 and number > back[node]:
            order = db.execute(
                "INSERT INTO orders (kind, node, given, given_by, force, state, answer, answered)"
                " VALUES ('Readd', ?, ?, 'hana@desk', 0, 'Done', 'back', ?)",
                (names[node], moment - 30_000, moment - 27_000)).lastrowid
            move("in", number - 1, node, f"order {order} by hana@desk", order)
            del back[node], out[node]
            strikes[node] = []
    for node in out:
        states[node] = OUT
    for node in range(NODES):
        well[node] = 0 if node in dead else well[node] + 1
    for node in sorted(dead):
        failed = [0] if random.random() < 0.5 else [0, 1, 2]
        for check in failed:
            answers[node * 3 + check] = 1
        results = stored([result(node, kind, check in failed) for check, kind in enumerate(kinds)])
        detail = "; ".join(f"{kinds[check]} {addresses[node]}: no answer within 10 s" for check in failed)
        db.execute("INSERT INTO strikes (round, at, node, detail, results) VALUES (?,?,?,?,?)",
                   (number + 1, moment, names[node], detail, results))
        strikes[node] = [one for one in strikes[node] if one > moment - 3_600_000] + [moment]
        if len(strikes[node]) >= 4 and node not in out and len(out) < 3 and 1 not in states:
            out[node], states[node] = number, 1
            reason = f"4 strikes within 1 h, failed in this round ({detail})"
            db.execute("INSERT INTO verdicts (round, at, node, kind, rule, reason) VALUES (?,?,?,'Fence','Strikes',?)",
                       (number + 1, moment, names[node], reason))
            move("out", number, node, reason)
            back[node] = number + random.randrange(60, 300)
    retried = stored([[random.randrange(NODES * 3), 2]]) if random.random() < 0.05 else None
    db.execute("INSERT INTO rounds VALUES (?,?,NULL,?,?,?)", (number + 1, moment, NODES, len(dead), 900_000))
    db.execute("INSERT INTO sights VALUES (?,1,?,?,?,?)",
               (number + 1, bytes(answers), bytes(states) if any(states) else None, retried, anchors if dead else None))

now = start + (ROUNDS - 1) * EVERY
for node in range(NODES):
    is_out = node in out
    owed = [{"zone": "example.com", "record": record(node)}] if is_out else []
    db.execute(
        "INSERT INTO standings VALUES (?,?,?,?,NULL,NULL,0,?,?,?,NULL,0,NULL,NULL,'[]',?,'[]')",
        (names[node], "Out" if is_out else "In", start if is_out else None, "Strikes" if is_out else "None",
         stored([one for one in strikes[node] if one > now - 3_600_000]), well[node],
         "Passed" if well[node] else "Failed", stored(owed)))
    db.execute("INSERT INTO answers VALUES (?,?,?,?)",
               (names[node], ROUNDS, now, stored([result(node, kind, not well[node]) for kind in kinds])))
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
print(f"{ROUNDS} rounds of {NODES} nodes: {sum(map(len, failing))} strikes,"
      f" {db.execute('SELECT count(*) FROM verdicts').fetchone()[0]} removals,"
      f" {os.path.getsize(directory + '/witness.db') >> 20} MiB")
PY
}

if [[ ${1:-} == --make ]]; then
  mkdir -p "${2:?a directory is missing}"
  make_ledger "$2"
  exit
fi

runs=${1:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_ledger "$work"

dotnet publish src/Witness -c Release -o "$work/witness" --nologo -v quiet
mkdir "$work/hello"
cat >"$work/hello/hello.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
    <SelfContained>false</SelfContained>
    <PublishReadyToRun>true</PublishReadyToRun>
    <InvariantGlobalization>true</InvariantGlobalization>
    <TieredPGO>false</TieredPGO>
  </PropertyGroup>
</Project>
XML
echo 'System.Console.WriteLine("hello");' >"$work/hello/Program.cs"
dotnet publish "$work/hello" -c Release -o "$work/hello/out" --nologo -v quiet

python3 - "$work" "$runs" <<'PY'
import os, sqlite3, statistics, subprocess, sys, time, urllib.request

work, runs = sys.argv[1], int(sys.argv[2])
hello, witness = [work + "/hello/out/hello"], work + "/witness/witness"
os.environ["WITNESS_CONFIG"] = work + "/witness.json"
removed = sqlite3.connect(work + "/witness.db").execute("SELECT node FROM verdicts ORDER BY at DESC LIMIT 1").fetchone()[0]


def measure(command):
    """Wall and user+sys milliseconds of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # status: 1, for no daemon runs
        sys.exit(f"{command} ended with {process.returncode}: {complaint.decode()}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


commands = [
    "hello world",
    "simulate --since 90d",
    "simulate --since 90d --strikes 3 --within 30m --retry 0",
    "status",
    "history --since 24h",
    f"why {removed}",
]
if subprocess.run([witness, "timeline", "--help"], capture_output=True).returncode == 0:
    commands.append("timeline --since 24h")
print(f"{'ms of ' + str(runs) + ' runs':58}{'wall min':>9}{'median':>8}{'cpu min':>9}{'median':>8}{'cpu/hello':>11}")
for words in commands:
    command = hello if words == "hello world" else [witness, *words.split()]
    measure(command), measure(hello)
    pairs = [(measure(command), measure(hello)) for _ in range(runs)]
    wall, cpu = zip(*(one for one, _ in pairs))
    ratio = statistics.median(one[1] / other[1] for one, other in pairs)
    print(
        f"{words:58}{min(wall):9.0f}{statistics.median(wall):8.0f}"
        f"{min(cpu):9.0f}{statistics.median(cpu):8.0f}{ratio:11.1f}",
        flush=True,
    )

# The page, each time anew: the daemon keeps one for two seconds, and for twenty times as long as it took to make.
daemon = subprocess.Popen([witness, "run", "--config", work + "/served.json"], stdout=subprocess.DEVNULL)
try:
    walls, limit = [], time.monotonic() + 60
    while len(walls) < runs + 1:
        start = time.perf_counter()
        try:
            with urllib.request.urlopen("http://127.0.0.1:9854/") as page:
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
PY
