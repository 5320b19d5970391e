#!/usr/bin/env bash
# How long the published witness takes to answer out of large ledgers, which the daemon's own code has written as fast as it
# can (tests/Witness.Benchmarks): a round a minute, three checks a node, lone failures, outages of an hour or so, and an
# operator who puts nodes back, removes, holds and freezes. Each command stands beside a hello world, measured in turn with
# it: the ratio holds on a busy machine, the milliseconds are this machine's.
#
# 90 days of 50 nodes: what simulate, status, history, why, timeline and the page take. Before that it compares what
# simulate says under the daemon's policy with what the ledger says that the daemon did, and ends with 1 where they differ.
# A day of 1,000 nodes with 1 % failures (--day): the room on disk, a round's commit, and what status and history take.
# Needs the .NET SDK, gcc or clang, and python3 with its sqlite3.
# usage: scripts/bench-ledger.sh [RUNS]
#        scripts/bench-ledger.sh --day [RUNS]
#        scripts/bench-ledger.sh --make DIRECTORY    only makes witness.db, witness.json and served.json of 90 days there
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/bench-lib.sh
source scripts/bench-lib.sh

# In memory, where there is such a place: what is measured afterwards is reading.
record_quarter() {
  memory=$(mktemp -d -p "$([[ -d /dev/shm ]] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
  record "$memory/recorded" --rounds 129600 --nodes 50 --seed 1
  mv "$memory"/recorded/* "$1"
}

work='' memory=''
trap 'rm -rf "$work" "$memory"' EXIT

if [[ ${1:-} == --make ]]; then
  mkdir -p "${2:?a directory is missing}"
  record_quarter "$2"
  exit
fi

day=false
if [[ ${1:-} == --day ]]; then
  day=true
  shift
fi
runs=${1:-7}
work=$(mktemp -d -p "${TMPDIR:-/var/tmp}") # a disk, for the commits of the day
export WITNESS_CONFIG=$work/witness.json PYTHONDONTWRITEBYTECODE=1
publish_with_hello "$work"

if $day; then
  record "$work" --rounds 1440 --nodes 1000 --seed 1 --failing 0.01
  python3 scripts/ledger_bench/day.py "$work" "$runs"
else
  record_quarter "$work"
  python3 scripts/ledger_bench/equality.py "$work"
  python3 scripts/ledger_bench/quarter.py "$work" "$runs"
fi
