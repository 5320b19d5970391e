# A service that works, and what it may do.
# shellcheck shell=bash

With_a_configuration_it_starts_and_closes_rounds() {
  mkdir -p /etc/systemd/system/witness.service.d
  printf '[Service]\nReadWritePaths=/srv/zones\n' >/etc/systemd/system/witness.service.d/zones.conf
  systemctl daemon-reload
  configure
  systemctl start witness
  is notify property Type
  until_true ready
}

Its_status_tells_the_last_round() {
  systemctl status witness | grep 'Status: "round [0-9]* at .*: 3 nodes, 0 failed'
}

It_pings_as_its_own_user() {
  is witness stat -c %U "/proc/$(pid)"
  witness status --json | grep '"check":"ping","address":"127.0.0.13","passed":true'
}

It_has_no_right_but_the_one_to_ping() {
  local set
  for set in CapEff CapBnd CapAmb; do
    grep "^$set:.0000000000002000$" "/proc/$(pid)/status"
  done
  grep '^NoNewPrivs:.1$' "/proc/$(pid)/status"
}

Its_exposure_is_1_5_at_most() {
  systemd-analyze security --no-pager --threshold=15 witness.service
}

The_ledger_is_open_to_the_group_and_closed_to_others() {
  is "2770 witness witness" stat -c '%a %U %G' /var/lib/witness
  local file
  for file in $LEDGER $LEDGER-wal $LEDGER-shm $LEDGER.lock; do
    is "660 witness witness" stat -c '%a %U %G' "$file"
  done
}

Whoever_is_not_in_the_group_reads_nothing() {
  refuses runuser -u bob -- witness status
  refuses runuser -u bob -- cat "$CONFIGURATION"
  refuses runuser -u bob -- witness remove taiga
}

A_member_of_the_group_takes_a_node_out_and_puts_it_back() {
  usermod -aG witness alice
  runuser -u alice -- witness status
  runuser -u alice -- witness remove taiga --reason 'to see'
  refuses grep 127.0.0.12 "$ZONE"
  a_round_more
  a_round_more
  runuser -u alice -- witness readd taiga --force
  grep 127.0.0.12 "$ZONE"
  witness history | grep alice@
}

A_member_of_the_group_leaves_the_ledger_usable_for_the_daemon() {
  systemctl stop witness
  runuser -u alice -- witness hold rin
  systemctl start witness
  until_true ready
  witness status --json | grep '"held":{'
  runuser -u alice -- witness release rin
  refuses grep '"held":{' <(witness status --json)
}

A_node_that_dies_is_taken_out() {
  systemctl stop node@13
  until_true is out rotation rin
  refuses grep 127.0.0.13 "$ZONE"
  systemctl start node@13
  a_round_more
  witness readd rin --force
}

# A prompt finds out by reflection how an answer is read, which an executable may have lost that was compiled ahead of time.
A_question_at_a_terminal_takes_an_answer() {
  cp "$ZONE" /tmp/zone
  echo 'note IN TXT "by hand"' >>"$ZONE"
  systemctl restart witness # which reads it
  until_true ready
  TERM=xterm script -qec 'witness zone restore 1' /dev/null < <(sleep 2 && echo n) | tee /tmp/said
  grep 'Order exactly this?' /tmp/said
  grep 'nothing was ordered' /tmp/said
  cat /tmp/zone >"$ZONE"
  systemctl restart witness
  until_true ready
}

# As the service's own programs run: with its user, its rights and its limits.
in_its_sandbox() {
  sed -e 's/^Type=.*/Type=oneshot/' -e 's/^Restart=.*/Restart=no/' -e "s|^ExecStart=.*|ExecStart=$*|" -e '/^WatchdogSec/d' \
    /usr/lib/systemd/system/witness.service >/run/systemd/system/probe.service
  systemctl daemon-reload
  systemctl start probe
}

The_programs_that_it_starts_run_within_its_limits() {
  in_its_sandbox /usr/bin/dig +time=1 +tries=1 @127.0.0.1 -p 7001 example.test || is 9 systemctl show --value -p ExecMainStatus probe
  in_its_sandbox /usr/bin/nsupdate -V
  in_its_sandbox /usr/bin/ssh -o ConnectTimeout=1 -p 7001 127.0.0.1 || is 255 systemctl show --value -p ExecMainStatus probe
  journalctl --no-pager -o cat -u probe | grep 'Connection refused'
}

What_it_may_not_write_is_told_with_the_reason() {
  in_its_sandbox /usr/bin/touch /etc/witness/here || true
  journalctl --no-pager -o cat -u probe | grep 'Read-only file system'
}
