"""What Witness means to reach, and whether this run did."""

from collections import namedtuple

Goal = namedtuple("Goal", "goal limit reached met")
TEN_THOUSAND = 10_000
# Past this, a node of a larger fleet costs more than one of a small fleet, and growth is not linear.
LINEAR_WITHIN = 1.25


def judge(told):
    """Each goal that this run can judge."""
    return [goal._asdict() for goal in [*_round(told), *_alike(told), *_growth(told), *_others(told)]]


def below(goal, value, limit, unit):
    return Goal(goal, f"{limit:g} {unit}", f"{value:,.3g} {unit}" if value < 1000 else f"{value:,.0f} {unit}", value <= limit)


def _round(told):
    for size in told.get("sizes", []):
        if size["nodes"] == TEN_THOUSAND:
            yield below("10,000 nodes, a single round: wall", size["once"]["wall_s"], 60, "s")
            yield below("10,000 nodes, a single round: CPU", size["once"]["cpu_s"], 25, "s")
            yield below("10,000 nodes, a daemon's round: CPU", size["daemon"]["cpu_s"], 25, "s")
            yield below("10,000 nodes: peak memory, single round", size["once"]["peak_mib"], 300, "MiB")
            yield below("10,000 nodes: peak memory, daemon", size["daemon"]["peak_mib"], 300, "MiB")


def _alike(told):
    for size in told.get("sizes", [])[-1:]:
        count, checks = size["nodes"], size["checks"]
        of = f"at {count:,} nodes"
        yield below(f"CPU of a daemon's round / blackbox's, {of}",
                    size["daemon"]["cpu_s"] / size["blackbox"]["cpu_s"], 1, "x")
        for kind in ("https", "ping", "ssh"):
            yield below(f"  {kind} alone / blackbox's, {of}",
                        checks[kind]["daemon_us"] / checks[kind]["blackbox_us"], 1, "x")
        yield below(f"CPU of a ping / fping's, {of}", checks["ping"]["daemon_us"] / checks["ping"]["fping_us"], 1, "x")
        yield below(f"CPU of https / a handshake of s_time, {of}",
                    checks["https"]["daemon_us"] / checks["https"]["s_time_us"], 2, "x")


def _growth(told):
    sizes = told.get("sizes", [])
    if len(sizes) > 1:
        first, last = (size["daemon"]["cpu_s"] / size["nodes"] for size in (sizes[0], sizes[-1]))
        yield below(f"CPU per node, {sizes[-1]['nodes']:,} / {sizes[0]['nodes']:,} nodes", last / first, LINEAR_WITHIN, "x")


def _others(told):
    if "dead" in told:
        dead = told["dead"]
        answers = dead["answers"]
        yield below(f"{dead['nodes']:,} dead nodes: wall", dead["wall_s"], 60, "s")
        yield below(f"{dead['nodes']:,} dead nodes: peak memory", dead["peak_mib"], 300, "MiB")
        yield Goal(f"{dead['nodes']:,} dead nodes: checks that failed", f"{answers.checks:,}",
                   f"{answers.outcomes['failed']:,}", answers.outcomes["failed"] == answers.checks)
    if "idle" in told:
        yield below("idle daemon, four nodes: memory", told["idle"]["rss_mib"], 60, "MiB")
        yield below("idle daemon, four nodes: of a core", told["idle"]["core_percent"], 0.5, "%")
    if seen := healthy(told):
        checks = sum(answers.checks for answers in seen)
        for outcome, goal in (("failed", "false failures"), ("unknown", "answers that are unknown")):
            count = sum(answers.outcomes[outcome] for answers in seen)
            yield Goal(f"{goal} in {checks:,} checks of healthy nodes", "0", f"{count:,}", count == 0)


def healthy(told):
    """The answers of all rounds over healthy nodes."""
    seen = [size["answers"] for size in told.get("sizes", [])]
    seen += [check["answers"] for size in told.get("sizes", []) for check in size["checks"].values()]
    return seen + [told[part]["answers"] for part in ("idle", "million") if part in told]
