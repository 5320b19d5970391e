"""What is not a healthy fleet of some size: a dead one, an idle daemon of four nodes, and a million checks."""

import ipaddress
import os
import subprocess
import sys
import time

from .fleet import Servers, addresses
from .measure import BenchError, stop
from .suite import interval
from .witness import Daemon, Fleet

HANGS = int(ipaddress.IPv4Address("127.64.0.1"))  # nothing comes back: no connection, no echo
STALLS = int(ipaddress.IPv4Address("127.128.0.1"))  # connections are accepted, and nothing is ever said

DROP = """\
table inet bench {
  chain in {
    type filter hook input priority filter;
    ip daddr 127.64.0.0/10 drop
    ip daddr 127.128.0.0/10 icmp type echo-request drop
  }
}
"""


def measure_dead(work, count):
    """A round over nodes of which half take no connection, and half take one and stay silent; no echo comes from any."""
    nodes = addresses(count // 2, HANGS) + addresses(count - count // 2, STALLS)
    subprocess.run(["nft", "-f", "-"], input=DROP.encode(), check=True)
    mute = subprocess.Popen([sys.executable, "-m", "bench.responder", "-", "443", "22"], stdin=subprocess.DEVNULL)
    try:
        time.sleep(1)
        fleet = Fleet(work, "dead", nodes)
        used = fleet.once()
        if mute.poll() is not None:
            raise BenchError(f"the silent server ended with {mute.returncode}")
        return {"nodes": count, "open_files": os.sysconf("SC_OPEN_MAX"), **used.as_json(), "answers": fleet.answers()}
    finally:
        stop(mute)
        subprocess.run(["nft", "delete", "table", "inet", "bench"], check=True)


def measure_idle(work, youth, seconds):
    """Two daemons that watch four healthy nodes, a round a minute: with the status page, which is the default, and
    without. They are measured once they are so many seconds old, when what a start leaves behind has gone."""
    with Servers(work, real_sshd=True):
        served = Fleet(work, "idle", addresses(4), page="127.0.0.1:9853")
        bare = Fleet(work, "idle-bare", addresses(4))
        with Daemon(served) as with_page, Daemon(bare) as without_page:
            daemons = (with_page, without_page)
            for daemon in daemons:
                daemon.wait_for_round(1)
            time.sleep(youth)
            before, start = [daemon.cpu() for daemon in daemons], time.monotonic()
            time.sleep(seconds)
            took = time.monotonic() - start
            idle, idle_bare = (_idle(daemon, daemon.cpu() - begun, took) for daemon, begun in zip(daemons, before))
            return {"youth_s": youth, **idle, "without_page": idle_bare}


def _idle(daemon, spent, took):
    return {
        "seconds": round(took), "rounds": daemon.wait_for_round(1), "core_percent": round(100 * spent / took, 3),
        "rss_mib": round(daemon.rss() / 2**20, 1), "peak_mib": round(daemon.peak() / 2**20, 1),
        "own_mib": round(daemon.own() / 2**20, 1), "answers": daemon.fleet.answers(),
    }


def measure_million(work, count, checks, say):
    """Rounds of a daemon over healthy nodes until so many checks are done: how many failed."""
    with Servers(work, real_sshd=False):
        every = interval(Fleet(work, "million", addresses(count)).once().wall, 0)
        fleet = Fleet(work, "million", addresses(count), every=f"{every}s")
        rounds = -(-checks // fleet.checks)
        say(f"{rounds} rounds of {fleet.checks} checks, one each {every} s: some {rounds * every // 60 + 1} minutes")
        with Daemon(fleet) as daemon:
            start = time.monotonic()
            for number in range(1, rounds + 1):
                daemon.wait_for_round(number)
                if number % 5 == 0:
                    say(f"round {number} of {rounds}, {time.monotonic() - start:.0f} s")
            peak = daemon.peak()
        return {"nodes": count, "peak_mib": round(peak / 2**20, 1), "answers": fleet.answers()}
