"""Where it was measured, and with which versions."""

import os
import platform
import re
import subprocess

PACKAGES = ("prometheus-blackbox-exporter", "fping", "curl", "openssl", "nginx-light", "openssh-server")


def describe():
    """The machine and the packages, in words."""
    with open("/proc/cpuinfo") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE)
    with open("/proc/meminfo") as file:
        kib = int(re.search(r"MemTotal: *(\d+)", file.read())[1])
    return {
        "cpu": model[1] if model else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(kib / 2**20),
        "kernel": platform.release(),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "open_files": os.sysconf("SC_OPEN_MAX"),
        "load_at_start": round(os.getloadavg()[0], 1),
        "versions": {name: _version(name) for name in PACKAGES},
    }


def _version(package):
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    return done.stdout or "?"
