#!/usr/bin/env bash
# How long the published witness takes to answer, beside a hello world that is published the same way and measured in turn
# with it: the ratio holds on a busy machine, the milliseconds are this machine's. Needs the .NET SDK and python3.
# What makes a command slow is what is not precompiled, above all the framework's generic code over structs: LINQ over
# tuples, pairs and enumerations, a serializer's metadata. DOTNET_JitDisasmSummary=1 DOTNET_JitStdOutFile=FILE lists it.
# usage: scripts/bench-startup.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/Witness -c Release -o "$work/witness" --nologo -v quiet

mkdir "$work/hello"
cat >"$work/hello/hello.csproj" <<'EOF'
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
EOF
echo 'System.Console.WriteLine("hello");' >"$work/hello/Program.cs"
dotnet publish "$work/hello" -c Release -o "$work/hello/out" --nologo -v quiet

# A ledger with three nodes and a story in it.
TMPDIR=$work "$work/witness/witness" demo --keep >"$work/demo.log" || { cat "$work/demo.log"; exit 1; }
WITNESS_CONFIG=$(echo "$work"/witness-demo-*/witness.json)
export WITNESS_CONFIG

python3 - "$work" "$runs" <<'EOF'
import os, statistics, subprocess, sys, time

work, runs = sys.argv[1], int(sys.argv[2])
hello = [work + "/hello/out/hello"]


def measure(command):
    """Wall and user+sys milliseconds of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # status: 1, for the demo's rounds are over
        sys.exit(f"{command} ended with {process.returncode}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


print(f"{'ms of ' + str(runs) + ' runs':22}{'wall min':>10}{'median':>8}{'cpu min':>10}{'median':>8}{'cpu / hello':>13}")
for words in ["hello world", "--help", "validate", "status", "status --json", "history", "plan"]:
    command = hello if words == "hello world" else [work + "/witness/witness", *words.split()]
    measure(command), measure(hello)
    pairs = [(measure(command), measure(hello)) for _ in range(runs)]
    wall, cpu = zip(*(one for one, _ in pairs))
    ratio = statistics.median(one[1] / other[1] for one, other in pairs)
    print(
        f"{words:22}{min(wall):10.0f}{statistics.median(wall):8.0f}"
        f"{min(cpu):10.0f}{statistics.median(cpu):8.0f}{ratio:13.1f}"
    )
EOF
