"""One size of fleet: Witness and its rivals in turn, then like with like."""

import math
import statistics
from dataclasses import replace

from . import rivals
from .fleet import FIRST, MOST_SSHD_NODES, Servers, addresses, fingerprint
from .witness import KINDS, Fleet, warm_rounds


def measure_size(work, count, options, say):
    """Everything about a fleet of so many nodes."""
    nodes = addresses(count)
    real = count <= MOST_SSHD_NODES
    with Servers(work, real_sshd=real), rivals.Exporter(work) as exporter:
        say(f"{count} nodes ({'sshd' if real else 'SSH responder'}): single rounds, in turn with the blackbox exporter")
        told = _whole(work, nodes, exporter, options, say)
        told["ssh_server"] = "sshd" if real else "responder"
        for kind in KINDS:
            say(f"{count} nodes: {kind} alone")
            told["checks"][kind] = _alone(work, nodes, kind, exporter, options)
        if real:
            say(f"{count} nodes: ssh with host keys")
            told["checks"]["hostkey"] = _host_keys(work, nodes, options)
        told["blackbox"] |= {"probes": exporter.probes, "false_failures": exporter.failed}
    return told


def _whole(work, nodes, exporter, options, say):
    """All three checks: a single round and the exporter's probes in turn, then rounds of a daemon."""
    fleet = Fleet(work, f"all{len(nodes)}", nodes)
    ours, theirs = [], []
    for _ in range(options.repeats(len(nodes))):
        ours.append(fleet.once())
        theirs.append(exporter.probe(nodes))
    seen = fleet.answers()
    wall = median(ours).wall
    # Ten thousand nodes are watched as they would be, a round a minute; fewer take less time to tell the same.
    every = 60 if len(nodes) > 5000 else interval(wall, 0)
    say(f"{len(nodes)} nodes: rounds of a daemon, one each {every} s")
    fleet = Fleet(work, fleet.directory.name, nodes, every=f"{every}s")
    daemon = warm_rounds(fleet, *options.rounds(len(nodes)))
    return {
        "nodes": len(nodes),
        "once": median(ours).as_json(),
        "daemon": daemon,
        "blackbox": median(theirs).as_json(),
        "answers": seen + fleet.answers(),
        "checks": {},
    }


def _alone(work, nodes, kind, exporter, options):
    """One check, beside the exporter's same probe and whatever else asks the same."""
    count = len(nodes)
    fleet = Fleet(work, f"{kind}{count}", nodes, kinds=(kind,))
    once = fleet.once()
    told = {"blackbox": [], "curl": [], "fping": [], "s_time": []}
    lost = 0

    def between():
        nonlocal lost
        told["blackbox"].append(exporter.probe(nodes, (kind,)).cpu / count)
        if kind == "https":
            told["curl"].append(rivals.curl(work, nodes).cpu / count)
            told["s_time"].append(rivals.s_time(work, nodes[0], 1)[0])
        elif kind == "ping":
            used, missing = rivals.fping(work, nodes)
            told["fping"].append(used.cpu / count)
            lost += missing

    # What comes between takes about as long as a round for each rival.
    pause = (2 * once.wall + 1) if kind == "https" else once.wall
    seen = fleet.answers()
    fleet = Fleet(work, fleet.directory.name, nodes, kinds=(kind,), every=f"{interval(once.wall, pause)}s")
    warm = warm_rounds(fleet, *options.rounds(count), between)
    return {
        "once_us": microseconds(once.cpu / count),
        "daemon_us": microseconds(warm["cpu_s"] / count),
        "peak_mib": warm["peak_mib"],
        **{f"{name}_us": microseconds(statistics.median(costs)) for name, costs in told.items() if costs},
        **({"fping_lost": lost} if kind == "ping" else {}),
        "answers": seen + fleet.answers(),
    }


def _host_keys(work, nodes, options):
    """The ssh check that has the server prove its key; sshd alone can."""
    ssh = {"mode": "hostkey", "hostKey": fingerprint(work)}
    fleet = Fleet(work, "hostkey", nodes, kinds=("ssh",), ssh=ssh)
    once = fleet.once()
    seen = fleet.answers()
    fleet = Fleet(work, "hostkey", nodes, kinds=("ssh",), ssh=ssh, every=f"{interval(once.wall, 0)}s")
    warm = warm_rounds(fleet, *options.rounds(len(nodes)))
    return {
        "once_us": microseconds(once.cpu / len(nodes)),
        "daemon_us": microseconds(warm["cpu_s"] / len(nodes)),
        "peak_mib": warm["peak_mib"],
        "answers": seen + fleet.answers(),
    }


def measure_shell_loop(work, sample):
    """The shell loop over a few nodes and a real sshd, for one node."""
    with Servers(work, real_sshd=True):
        used = rivals.shell_loop(work, addresses(sample, FIRST))
    return {"sample": sample, **rivals.scaled(used, 1 / sample).as_json()}


def interval(wall, pause):
    """Seconds from one round to the next that hold a round and what comes between, on a machine that others use too."""
    return max(2, math.ceil(1.5 * (wall + pause) + 1))


def median(runs):
    """The run in the middle by its CPU, with the highest peak of all."""
    middle = sorted(runs, key=lambda one: one.cpu)[len(runs) // 2]
    return replace(middle, peak=max(one.peak for one in runs))


def microseconds(seconds):
    return round(seconds * 1e6, 1)
