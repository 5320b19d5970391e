#!/bin/bash
# Runs in the container, once it has booted: every function of every story, in the order in which they stand there. What
# one says goes to RESULTS/NAME.log, how it ended to RESULTS/NAME.code. The machine goes off afterwards, whatever happened.
set -u
cd "$(dirname "$0")" || exit 1
readonly RESULTS=/var/results
mkdir -p $RESULTS
trap 'systemctl --no-block poweroff' EXIT

# shellcheck source=tools.sh
source ./tools.sh
prepare >$RESULTS/prepare.log 2>&1
for story in ./[0-9]*.sh; do
  # shellcheck source=/dev/null
  source "$story"
  mapfile -t parts < <(sed -n 's/^\([A-Z][A-Za-z0-9_]*\)() {$/\1/p' "$story")
  for name in "${parts[@]}"; do
    began=$EPOCHREALTIME
    (
      set -eux
      "$name"
    ) </dev/null >"$RESULTS/$name.log" 2>&1
    code=$?
    echo $code >"$RESULTS/$name.code"
    echo "$name $code $(((${EPOCHREALTIME/./} - ${began/./}) / 1000)) ms" >>$RESULTS/times
  done
done
journalctl --no-pager -o short-monotonic >$RESULTS/journal.log 2>&1
