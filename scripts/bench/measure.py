"""What a process took: wall seconds, CPU seconds (user and system), and the most memory that it held."""

import os
import select
import subprocess
import time
from dataclasses import dataclass

# Debian 12's Python has no pidfd-based wait with usage; a look at the memory every so often is needed in any case.
LOOK_EVERY_MS = 10


@dataclass
class Usage:
    """What one run took."""

    wall: float  # seconds
    cpu: float  # seconds, of the process and of all children that it waited for
    peak: int  # bytes, of the process alone
    code: int  # its exit code; below 0 the signal that ended it
    out: bytes
    err: bytes

    def as_json(self):
        return {"wall_s": round(self.wall, 4), "cpu_s": round(self.cpu, 4), "peak_mib": round(self.peak / 2**20, 1)}


class BenchError(Exception):
    """The measurement cannot go on; the message says why and what to do."""


def run(work, command, good=(0,), limit=600):
    """Runs a command to its end. Its output goes through files, so that nobody has to read while it is measured."""
    with open(work / "out", "w+b") as out, open(work / "err", "w+b") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        peak = _watch(process.pid, limit)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        told = Usage(wall, usage.ru_utime + usage.ru_stime, peak, process.returncode, out.read(), err.read())
    if told.code not in good:
        words = (told.err or told.out).decode(errors="replace")[-2000:]
        raise BenchError(f"{' '.join(map(str, command))[:200]} ended with {told.code}: {words}")
    return told


def _watch(pid, limit):
    """Waits for the end of a process, and says the most memory that it was seen to hold. wait4's own figure begins with
    the memory of the process that started it, so that a small program would be measured as large as this one."""
    peak, ends = 0, time.monotonic() + limit
    handle = os.pidfd_open(pid)
    try:
        while not select.select([handle], [], [], LOOK_EVERY_MS / 1000)[0]:
            peak = max(peak, memory(pid, "VmHWM"))
            if time.monotonic() > ends:
                os.kill(pid, 9)
                raise BenchError(f"a measured command did not end within {limit} s")
    finally:
        os.close(handle)
    return peak


def memory(pid, what):
    """Bytes of a process by a line of its status: VmHWM (the most so far) or VmRSS (now); 0 where it is gone."""
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith(what + ":"):
                    return int(line.split()[1]) * 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def cpu(pid):
    """CPU seconds of a running process so far, by its clock (clock_getcpuclockid(3)); /proc/PID/stat knows 10 ms only."""
    return time.clock_gettime((~pid << 3) | 2)


def stop(process):
    """Ends a process that was started with Popen."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until(what, limit, happened):
    """Waits until something holds; what it answers is handed on."""
    ends = time.monotonic() + limit
    while not (answer := happened()):
        if time.monotonic() > ends:
            raise BenchError(f"{what}: not within {limit} s")
        time.sleep(0.05)
    return answer
