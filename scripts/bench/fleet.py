"""Nodes: addresses of the loopback network behind which one nginx and one SSH server answer."""

import ipaddress
import os
import socket
import subprocess
import sys
from pathlib import Path

from .measure import BenchError, stop, wait_until

SITE = "www.bench.test"
FIRST = int(ipaddress.IPv4Address("127.1.0.1"))
# sshd starts a process for each connection: more nodes than this at once would measure sshd.
MOST_SSHD_NODES = 200

NGINX = """\
worker_processes auto;
worker_rlimit_nofile {files};
pid {work}/nginx.pid;
error_log {work}/nginx.err warn;
daemon off;
events {{ worker_connections {connections}; }}
http {{
  access_log off;
  server {{
    listen 443 ssl backlog=65535 reuseport;
    server_name {site};
    ssl_certificate {work}/site.pem;
    ssl_certificate_key {work}/site.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    location / {{ return 200 "well\\n"; }}
  }}
}}
"""

SSHD = """\
ListenAddress 0.0.0.0:22
HostKey {work}/host_ed25519
AuthorizedKeysFile {work}/user.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
MaxStartups 1000
LogLevel ERROR
"""


def addresses(count, first=FIRST):
    """So many addresses, one after the other."""
    return [str(ipaddress.IPv4Address(first + number)) for number in range(count)]


def prepare_network():
    """Room for many connections at once; these are settings of the namespace, and end with it."""
    for name, value in {
        "net/core/somaxconn": "65535",
        "net/ipv4/tcp_max_syn_backlog": "65535",
        "net/ipv4/ip_local_port_range": "1024 65535",
        "net/ipv4/tcp_tw_reuse": "1",
    }.items():
        Path("/proc/sys", name).write_text(value)


def make_keys(work):
    """An authority, the site's certificate by it (ECDSA P-256), and the SSH keys of the host and of the user."""
    _quietly(
        f"""
        cd {work}
        openssl ecparam -name prime256v1 -genkey -noout -out ca.key
        openssl req -x509 -new -key ca.key -subj '/CN=Bench CA' -days 30 -out ca.pem \
          -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
        openssl ecparam -name prime256v1 -genkey -noout -out site.key
        openssl req -new -key site.key -subj '/CN={SITE}' -out site.csr
        printf 'subjectAltName=DNS:{SITE}\\nextendedKeyUsage=serverAuth\\n' >site.ext
        openssl x509 -req -in site.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile site.ext -out site.pem
        ssh-keygen -q -t ed25519 -N '' -C host -f host_ed25519
        ssh-keygen -q -t ed25519 -N '' -C user -f user
        printf '* ' | cat - host_ed25519.pub >known_hosts
        """
    )


def fingerprint(work):
    """The host key's, as the configuration wants it."""
    return _quietly(f"ssh-keygen -lf {work}/host_ed25519.pub").split()[1]


class Servers:
    """Answers on every address of the machine for as long as it is entered. The real sshd also tells the responder that
    stands in for it what to say."""

    def __init__(self, work, *, real_sshd):
        self.work, self.real_sshd, self.processes = work, real_sshd, []

    def __enter__(self):
        try:
            self._start_nginx()
            self._start_ssh()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes:
            stop(process)

    def _start_nginx(self):
        files = os.sysconf("SC_OPEN_MAX")
        text = NGINX.format(work=self.work, site=SITE, files=files, connections=min(files, 65535) - 100)
        (self.work / "nginx.conf").write_text(text)
        self._start("nginx", 443, ["/usr/sbin/nginx", "-c", self.work / "nginx.conf", "-e", self.work / "nginx.err"])

    def _start_ssh(self):
        (self.work / "sshd_config").write_text(SSHD.format(work=self.work))
        sshd = self._start("sshd", 22, ["/usr/sbin/sshd", "-D", "-e", "-f", self.work / "sshd_config"])
        if not self.real_sshd:
            script = self.work / "ssh.script"
            script.write_bytes(capture_greeting())
            self.processes.remove(sshd)
            stop(sshd)
            self._start("the SSH responder", 22, [sys.executable, "-m", "bench.responder", script, "22"])

    def _start(self, name, port, command):
        log = self.work / (name.split()[-1] + ".log")
        with open(log, "wb") as out:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        self.processes.append(process)
        try:
            wait_until(f"{name} listens on port {port}", 20, lambda: process.poll() is not None or _listens(port))
        except BenchError as error:
            raise BenchError(f"{error}: {log.read_text()}") from None
        if process.poll() is not None:
            raise BenchError(f"{name} ended with {process.returncode}: {log.read_text()}")
        return process


def capture_greeting():
    """What the real sshd says to a client that introduces itself: its identification, and its key exchange offer."""
    with socket.create_connection(("127.0.0.1", 22), 10) as client, client.makefile("rb") as said:
        identification = said.readline()
        client.sendall(b"SSH-2.0-Bench\r\n")
        head = said.read(4)
        return identification + head + said.read(int.from_bytes(head, "big"))


def _listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def _quietly(script):
    done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise BenchError(f"keys could not be made: {done.stderr}")
    return done.stdout
