"""What else checks nodes, on the same nodes: each answers what it took. Where many of its answers are not good, it did
not do the same work, and that ends the comparison; a few are counted."""

import json
import re
import subprocess
import urllib.parse
from dataclasses import replace

from .fleet import SITE
from .measure import BenchError, Usage, cpu, memory, run, stop, wait_until
from .witness import KINDS

# As many as Witness has at work at once by default (round.concurrency).
CONCURRENCY = 200
EXPORTER = "127.0.0.1:9115"
# The exporter loses pings of its own now and then when it sends many at once.
TOLERATED = 0.02

SHELL_LOOP = """\
for address in $ADDRESSES; do
  curl -sS -f -o /dev/null --max-time 10 --cacert "$WORK/ca.pem" --connect-to "$SITE:443:$address:443" "https://$SITE/"
  ping -q -c 1 -W 5 "$address" >/dev/null
  ssh -F none -i "$WORK/user" -o BatchMode=yes -o ConnectTimeout=10 -o IdentitiesOnly=yes \\
    -o UserKnownHostsFile="$WORK/known_hosts" -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=yes \\
    "root@$address" true
done
"""


class Exporter:
    """Debian's prometheus-blackbox-exporter with Witness's three questions, for as long as it is entered."""

    def __init__(self, work):
        self.work, self.process = work, None
        self.probes, self.failed = 0, 0
        modules = {
            "https": {"prober": "http", "timeout": "10s", "http": {
                "preferred_ip_protocol": "ip4", "valid_status_codes": [200], "follow_redirects": False,
                "enable_http2": False, "fail_if_not_ssl": True, "headers": {"Host": SITE},
                "tls_config": {"ca_file": str(work / "ca.pem"), "server_name": SITE}}},
            "ping": {"prober": "icmp", "timeout": "5s", "icmp": {"preferred_ip_protocol": "ip4"}},
            "ssh": {"prober": "tcp", "timeout": "10s", "tcp": {
                "preferred_ip_protocol": "ip4",
                "query_response": [{"expect": "^SSH-2.0-"}, {"send": "SSH-2.0-blackbox-ssh-check"}]}},
        }
        self.file = work / "blackbox.yml"
        self.file.write_text(json.dumps({"modules": modules}))  # JSON is YAML

    def __enter__(self):
        log = self.work / "blackbox.log"
        with open(log, "wb") as out:
            self.process = subprocess.Popen(
                ["prometheus-blackbox-exporter", f"--config.file={self.file}", f"--web.listen-address={EXPORTER}"],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            )
        up = ["curl", "-sf", "-o", self.work / "up", f"http://{EXPORTER}/-/healthy"]
        try:
            wait_until("the blackbox exporter answers", 20, lambda: subprocess.run(up).returncode == 0)
        except BenchError as error:
            raise BenchError(f"{error}: {log.read_text()}") from None
        return self

    def __exit__(self, *_):
        stop(self.process)

    def probe(self, addresses, kinds=KINDS):
        """Has it probe all. The CPU and the memory are the exporter's own, not those of the curl that drives it."""
        targets = {"https": "https://{}/", "ping": "{}", "ssh": "{}:22"}
        urls = (
            f"http://{EXPORTER}/probe?" + urllib.parse.urlencode({"module": kind, "target": targets[kind].format(one)})
            for one in addresses for kind in kinds
        )
        file = self.work / "blackbox.curl"
        file.write_text("".join(f'url = "{url}"\n' for url in urls))
        before = cpu(self.process.pid)
        used = run(self.work, [*CURL, "--config", file])
        spent = cpu(self.process.pid) - before
        good = used.out.count(b"probe_success 1\n")
        wanted = len(addresses) * len(kinds)
        expect(good, wanted, "the blackbox exporter's probes", lost=TOLERATED)
        self.probes, self.failed = self.probes + wanted, self.failed + wanted - good
        return replace(used, cpu=spent, peak=memory(self.process.pid, "VmHWM"), out=b"")


CURL = ["curl", "--disable", "--parallel", "--parallel-max", str(CONCURRENCY), "--no-progress-meter"]


def curl(work, addresses):
    """One curl that asks all pages, each node by its own address."""
    file = work / "pages.curl"
    file.write_text("\nnext\n".join(
        f'url = "https://{SITE}/"\nconnect-to = "{SITE}:443:{one}:443"\ncacert = "{work}/ca.pem"\nfail\nhttp1.1\n'
        'no-progress-meter\nheader = "Connection: close"\nwrite-out = "%{http_code}\\n"\noutput = "/dev/null"'
        for one in addresses
    ))
    used = run(work, [*CURL, "--config", file])
    expect(used.out.count(b"200\n"), len(addresses), "curl's pages")
    return used


def fping(work, addresses):
    """One fping that sends an echo request to each, as fast as it can."""
    file = work / "addresses"
    file.write_text("\n".join(addresses) + "\n")
    used = run(work, ["fping", "-q", "-c1", "-i", "0", "-f", file], good=(0, 1))
    lost = len(addresses) - used.err.count(b"1/1/0%")
    expect(len(addresses) - lost, len(addresses), "fping's echoes", lost=TOLERATED)
    return used, lost


def s_time(work, address, seconds):
    """New TLS connections one after the other: (CPU seconds of a handshake, of the client alone; how many there were)."""
    used = run(work, ["openssl", "s_time", "-connect", f"{address}:443", "-new", "-time", str(seconds),
                      "-CAfile", work / "ca.pem", "-verify", "2"])
    counts = re.findall(rb"(\d+) connections in", used.out)
    if not counts or not int(counts[0]):
        raise BenchError(f"openssl s_time made no connection: {used.out.decode()} {used.err.decode()}")
    return used.cpu / int(counts[0]), int(counts[0])


def shell_loop(work, addresses):
    """The loop that Witness replaces: one node after the other, a program for each question."""
    text = f"set -eu; ADDRESSES='{' '.join(addresses)}' WORK='{work}' SITE='{SITE}'\n{SHELL_LOOP}"
    return run(work, ["bash", "-c", text])


def scaled(used: Usage, factor):
    """What so many more nodes would have taken, one after the other."""
    return replace(used, wall=used.wall * factor, cpu=used.cpu * factor)


def expect(good, wanted, what, lost=0):
    if good < wanted * (1 - lost):
        raise BenchError(f"{what}: {good} of {wanted} were good, so there is nothing to compare with")
