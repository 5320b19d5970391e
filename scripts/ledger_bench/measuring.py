"""Runs commands beside a hello world, in turn with it: the ratio holds on a busy machine, the milliseconds are this machine's."""

import os
import statistics
import subprocess
import sys
import time


def measure(command):
    """Wall and user+sys milliseconds of one run. witness ends with 1 where the answer is no, such as that no daemon runs."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command} ended with {process.returncode}: {complaint.decode()}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def table(work, commands, runs):
    """Prints a line for each of witness's commands, after one for the hello world. WITNESS_CONFIG says where the ledger is."""
    hello, witness = f"{work}/hello/out/hello", f"{work}/witness/witness"
    print(f"{'ms of ' + str(runs) + ' runs':58}{'wall min':>9}{'median':>8}{'cpu min':>9}{'median':>8}{'cpu/hello':>11}")
    for words in ["hello world", *commands]:
        command = [hello] if words == "hello world" else [witness, *words.split()]
        measure(command), measure([hello])
        pairs = [(measure(command), measure([hello])) for _ in range(runs)]
        wall, cpu = zip(*(one for one, _ in pairs))
        ratio = statistics.median(one[1] / other[1] for one, other in pairs)
        print(
            f"{words:58}{min(wall):9.0f}{statistics.median(wall):8.0f}"
            f"{min(cpu):9.0f}{statistics.median(cpu):8.0f}{ratio:11.1f}",
            flush=True,
        )
