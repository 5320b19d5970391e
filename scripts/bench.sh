#!/usr/bin/env bash
# What a round of Witness costs over 100, 1,000 and 10,000 nodes, beside what else checks nodes, on the same nodes in the
# same run: prometheus-blackbox-exporter, fping, curl --parallel, openssl s_time, and a shell loop of curl, ping and ssh.
# Nodes are addresses in 127.0.0.0/8 of a network namespace of its own: nothing of this machine is reached, and nothing is
# left. Takes most of an hour, --quick a third of that. Ratios hold on a busy machine, seconds are this machine's.
# Needs root, and as many open files as it can get: the dead fleet holds two for each node.
# usage: scripts/bench.sh [--nodes 100,1000,10000] [--quick] [--million] [--json [FILE]] [--markdown] [--idle SECONDS]
#        scripts/bench.sh --help    says what each option does
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

readonly PACKAGES=(
  curl fping gcc iproute2 iputils-ping libc6-dev libsqlite3-0 nftables nginx-light openssh-client openssh-server openssl
  prometheus-blackbox-exporter python3 util-linux
)
export PYTHONPATH=scripts PYTHONDONTWRITEBYTECODE=1

for argument in "$@"; do
  if [[ $argument == -h || $argument == --help ]]; then exec python3 -m bench --help; fi
done
python3 -m bench --check-arguments "$@"

((EUID == 0)) || die "it makes a network namespace and pings, which takes root: sudo env \"PATH=\$PATH\" $0 $*"
require_sdk
# What is measured goes to standard output alone, so that --json can be piped.
install_missing "${PACKAGES[@]}" >&2

work=$(mktemp -d /tmp/witness-bench.XXXXXX)
inside=
# shellcheck disable=SC2317 # called by the trap
cleanup() {
  # unshare ignores SIGTERM; with it dies the first process of the namespace, and with that all others.
  if [[ -n $inside ]]; then
    kill -KILL "$inside" 2>/dev/null || true
    wait "$inside" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say "publishing witness" >&2
dotnet publish src/Witness -c Release -o "$work/witness" --nologo -v quiet >&2

ulimit -n 200000 2>/dev/null || ulimit -n "$(ulimit -H -n)"
# /run is its own as well: sshd wants a directory there.
# shellcheck disable=SC2016 # expanded by the inner shell
unshare --net --pid --mount --fork --kill-child --mount-proc bash -euc '
  mount -t tmpfs tmpfs /run
  mkdir -m 755 /run/sshd
  ip link set lo up
  exec python3 -m bench "$@"
' bench --work "$work" "$@" &
inside=$!
code=0
wait "$inside" || code=$?
inside=
exit "$code"
