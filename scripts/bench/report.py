"""All figures as tables, with the notes that keep them honest."""

import textwrap
from collections import Counter

from .goals import healthy
from .rivals import CONCURRENCY
from .table import number, ratio, table
from .witness import MOST_WORDS

KINDS = {"https": "https", "ping": "ping", "ssh": "ssh banner", "hostkey": "ssh hostkey"}


def lines(told, markdown, width):
    """The whole report, a line each."""
    wrap = [] if markdown else [width]
    yield from _paragraph(_machine(told["machine"]), wrap)
    for title, heads, rows in _tables(told):
        yield ""
        yield f"**{title}**" if markdown else title
        if markdown:
            yield ""
        yield from table(heads, rows, markdown)
    yield ""
    for note in _notes(told):
        yield from _paragraph(f"- {note}", wrap)


def _tables(told):
    if "sizes" in told:
        yield "A round of https, ping and ssh", ROUND_HEADS, list(_rounds(told))
        yield "CPU of one check, µs", CHECK_HEADS, list(_checks(told))
        yield "Growth", GROWTH_HEADS, list(_growth(told))
    if rest := list(_rest(told)):
        yield "Beside it", ("what", "wall s", "CPU s", "peak MiB", "answers"), rest
    yield "Goals", ("goal", "at most", "here", ""), [
        (goal["goal"], goal["limit"], goal["reached"], "met" if goal["met"] else "MISSED") for goal in told["goals"]
    ]


ROUND_HEADS = ("nodes", "what", "wall s", "CPU s", "CPU µs/node", "peak MiB", "CPU, of Witness's")


def _rounds(told):
    for size in told["sizes"]:
        count, once, daemon, exporter = size["nodes"], size["once"], size["daemon"], size["blackbox"]
        shell = {key: told["shell"][key] * count for key in ("wall_s", "cpu_s")} | {"peak_mib": None}
        for name, figures in (
            ("witness, a daemon's round", daemon),
            ("witness run --once", once),
            ("blackbox exporter", exporter),
            ("shell loop (scaled)", shell),
        ):
            yield (f"{count:,}", name, number(figures["wall_s"]), number(figures["cpu_s"]),
                   number(figures["cpu_s"] / count * 1e6, 0), number(figures["peak_mib"], 0),
                   ratio(figures["cpu_s"], daemon["cpu_s"]))


CHECK_HEADS = ("nodes", "check", "daemon", "--once", "blackbox", "other", "", "daemon/blackbox", "daemon/other")


def _checks(told):
    for size in told["sizes"]:
        for kind, check in size["checks"].items():
            others = [(name, check[f"{name}_us"]) for name in ("s_time", "curl", "fping") if f"{name}_us" in check]
            for name, cost in others or [("-", None)]:
                yield (f"{size['nodes']:,}", KINDS[kind], number(check["daemon_us"]), number(check["once_us"]),
                       number(check.get("blackbox_us")), number(cost), name,
                       ratio(check["daemon_us"], check.get("blackbox_us")), ratio(check["daemon_us"], cost))


GROWTH_HEADS = ("nodes", "daemon CPU µs/node", "of the first", "--once CPU µs/node", "of the first",
                "daemon peak MiB", "KiB/node more")


def _growth(told):
    first = told["sizes"][0]
    for size in told["sizes"]:
        count, base = size["nodes"], first["nodes"]
        warm, warm_base = size["daemon"]["cpu_s"] / count, first["daemon"]["cpu_s"] / base
        once, once_base = size["once"]["cpu_s"] / count, first["once"]["cpu_s"] / base
        more = size["daemon"]["peak_mib"] - first["daemon"]["peak_mib"]
        yield (f"{count:,}", number(warm * 1e6, 0), ratio(warm, warm_base), number(once * 1e6, 0),
               ratio(once, once_base), number(size["daemon"]["peak_mib"], 0),
               number(more * 1024 / (count - base)) if count > base else "-")


def _rest(told):
    if "dead" in told:
        dead = told["dead"]
        yield (f"{dead['nodes']:,} dead nodes, --once", number(dead["wall_s"]), number(dead["cpu_s"]),
               number(dead["peak_mib"], 0), _words(dead["answers"]))
    if "idle" in told:
        for name, idle in (("", told["idle"]), (", no page", told["idle"]["without_page"])):
            yield (f"idle daemon, 4 nodes{name}: {idle['core_percent']:.2f} % of a core, {idle['own_mib']:.0f} MiB"
                   " without mapped files", str(idle["seconds"]),
                   number(idle["core_percent"] * idle["seconds"] / 100), number(idle["rss_mib"], 0),
                   _words(idle["answers"]))
    if "million" in told:
        million = told["million"]
        yield f"{million['nodes']:,} nodes, on and on", "-", "-", number(million["peak_mib"], 0), _words(million["answers"])


def _words(answers):
    return ", ".join(f"{count:,} {word}" for word, count in sorted(answers.outcomes.items()) if count)


def _machine(machine):
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, Linux"
            f" {machine['kernel']}; {machine['open_files']:,} open files; load {machine['load_at_start']} before it began."
            f" {versions}.")


def _notes(told):
    if "sizes" in told:
        yield "CPU is user and system time of the checker alone, not of the servers, which share the cores."
        yield ("A daemon's round is the median of some after its first ones (1 to 3), and after all clean rounds"
               " are counted, with all that the daemon does until the next."
               " --once is one round by itself, with the start of the process."
               " Rivals are measured between the rounds.")
        yield (f"The blackbox exporter is driven by one curl --parallel of {CONCURRENCY} connections, whose CPU is not"
               " counted. It reads the SSH identification; Witness reads the key exchange offer as well.")
        yield ("openssl s_time makes the handshake and asks for no page; curl is one process for all pages."
               " fping sends one echo request to each node (-c1 -i 0).")
        yield (f"The shell loop runs curl, ping and ssh (a login by key, and true) for {told['shell']['sample']} nodes, one"
               " after the other; the figures are scaled to the number of nodes.")
        probes, failed = (sum(size["blackbox"][key] for size in told["sizes"]) for key in ("probes", "false_failures"))
        lost = sum(size["checks"]["ping"]["fping_lost"] for size in told["sizes"])
        yield (f"Of the blackbox exporter's {probes:,} probes of healthy nodes {failed:,} failed; fping lost {lost:,} echoes.")
        stood_in = [f"{size['nodes']:,}" for size in told["sizes"] if size["ssh_server"] == "responder"]
        if stood_in:
            yield (f"With {' and '.join(stood_in)} nodes a responder says what the real sshd said, byte for byte, for sshd"
                   " starts a process for each connection. ssh hostkey is measured on the real sshd alone.")
    if "dead" in told:
        yield ("Of the dead nodes half take no connection (dropped), half take one and are silent; none answers an echo."
               " Timeouts and the second try are the defaults.")
    words = sum((answers.words for answers in healthy(told)), Counter())
    for heard, times in words.most_common(MOST_WORDS):
        yield f"NO PASS of a healthy node, {times:,} times in the last rounds: {heard}"
    for size in told.get("sizes", []):
        for name, seen in [("all checks", size["answers"]), *((kind, of["answers"]) for kind, of in size["checks"].items())]:
            if unknown := seen.outcomes["unknown"]:
                yield (f"Witness's figures for {name} of {size['nodes']:,} nodes are too good: {unknown / seen.checks:.1%} of"
                       " the checks were given up as unknown, and did not do their work.")
    retried = sum(answers.retried for answers in healthy(told))
    void = sum(answers.void for answers in healthy(told))
    yield f"Of healthy nodes {retried} checks passed at the second try only; {void} rounds were void."


def _paragraph(text, width):
    return textwrap.wrap(text, width[0], subsequent_indent="  " if text.startswith("-") else "") if width else [text]
