#!/usr/bin/env bash
# Makes the pictures of the status page in docs/images: a real daemon over nodes on loopback, whose ledger holds a made-up
# day, looked at by Debian's Chromium. Needs the .NET SDK, chromium and python3.
# usage: scripts/picture.sh [DIRECTORY]     default: docs/images
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

require_sdk
command -v chromium >/dev/null || die "chromium is missing: apt-get install chromium fonts-dejavu-core"
images=${1:-docs/images}
mkdir -p "$images"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

dotnet build src/Witness --nologo -v quiet
python3 scripts/picture_day.py "$work"
python3 scripts/picture_day.py --nodes "$work" &
WITNESS_CONFIG=$work/witness.json src/Witness/bin/Debug/net10.0/witness run >"$work/log" 2>&1 &
for _ in $(seq 100); do
  curl -sf http://127.0.0.1:9855/healthz >/dev/null && break
  sleep 0.3
done

look() {
  local name=$1 width=$2 height=$3 url=$4
  shift 4
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/$name" --hide-scrollbars \
    --window-size="$width,$height" "$@" --virtual-time-budget=3000 --screenshot="$images/$name.png" "$url" 2>/dev/null
}
look status 1200 1000 http://127.0.0.1:9855/
look status-phone 500 1400 http://127.0.0.1:9855/ --force-dark-mode
echo "$images/status.png $images/status-phone.png"
