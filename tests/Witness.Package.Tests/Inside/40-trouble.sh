# A daemon that freezes, crashes, is stopped.
# shellcheck shell=bash

restarted_since() { [[ $(pid) != "$1" && $(pid) != 0 ]]; }

A_stop_in_the_middle_of_rounds_is_a_clean_one() {
  until_true ready
  systemctl stop witness
  is success property Result
  told 'witness stops'
  systemctl start witness
}

A_frozen_daemon_is_killed_and_started_again_with_the_reason_in_the_journal() {
  printf '[Service]\nWatchdogSec=4\n' >/etc/systemd/system/witness.service.d/watchdog.conf
  systemctl daemon-reload
  systemctl restart witness
  local before
  before=$(pid)
  kill -STOP "$before"
  until_true restarted_since "$before"
  until_true ready
  told 'Watchdog timeout'
  rm /etc/systemd/system/witness.service.d/watchdog.conf
  systemctl daemon-reload
  systemctl restart witness
}

# The reload hangs behind a zone that is written: the daemon does not know yet.
meet_in_the_middle_of_removing() {
  touch /run/reload-hangs
  until_true ready
  witness remove "$1" --no-wait
  until_true is leaving rotation "$1"
  until_true pgrep -f /usr/local/bin/reload
}

A_daemon_that_crashes_in_the_middle_of_a_removal_completes_it_once_started_again() {
  meet_in_the_middle_of_removing taiga
  local before
  before=$(pid)
  kill -KILL "$before"
  rm /run/reload-hangs
  until_true restarted_since "$before"
  until_true is out rotation taiga
  refuses grep 127.0.0.12 "$ZONE"
  witness readd taiga --force
}
