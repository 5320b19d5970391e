#!/usr/bin/env bash
# How long the published witness takes to answer, beside a hello world that .NET's installed runtime starts (bench-lib.sh),
# measured in turn with it: the ratio holds on a busy machine, the milliseconds are this machine's. Needs the .NET SDK, gcc or
# clang, and python3.
# usage: scripts/bench-startup.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/bench-lib.sh
source scripts/bench-lib.sh
runs=${1:-25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish_with_hello "$work"

# A ledger with three nodes and a story in it.
TMPDIR=$work "$work/witness/witness" demo --keep >"$work/demo.log" || { cat "$work/demo.log"; exit 1; }
WITNESS_CONFIG=$(echo "$work"/witness-demo-*/witness.json)
export WITNESS_CONFIG

PYTHONDONTWRITEBYTECODE=1 python3 scripts/ledger_bench/startup.py "$work" "$runs"
