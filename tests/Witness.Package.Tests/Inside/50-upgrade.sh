# Upgrades.
# shellcheck shell=bash

install_next_again() { apt-get install -qq -y --reinstall -o Dpkg::Options::=--force-confold /tmp/next.deb; }

An_upgrade_in_the_middle_of_a_removal_completes_it() {
  next_package
  echo '# A line of mine.' >>/etc/default/witness
  meet_in_the_middle_of_removing taiga
  local before
  before=$(pid)
  rm /run/reload-hangs
  install_package /tmp/next.deb
  refuses is "$before" pid
  until_true ready
  until_true is out rotation taiga
  refuses grep 127.0.0.12 "$ZONE"
  witness readd taiga --force
}

An_upgrade_keeps_a_conffile_that_was_changed_and_puts_the_new_one_beside_it() {
  tail -n 1 /etc/default/witness | grep 'A line of mine'
  grep 'new in this version' /etc/default/witness.dpkg-dist
}

An_upgrade_leaves_a_stopped_daemon_stopped() {
  systemctl stop witness
  install_next_again
  is inactive systemctl is-active witness
  is enabled systemctl is-enabled witness
  systemctl start witness
}

An_upgrade_starts_a_daemon_that_had_failed() {
  configure 's/"strikes": 2/"strikse": 2/'
  refuses systemctl restart witness
  configure
  install_next_again
  until_true ready
}

An_upgrade_restarts_a_daemon_that_runs_although_it_is_disabled() {
  systemctl disable witness
  local before
  before=$(pid)
  install_next_again
  refuses is "$before" pid
  until_true ready
  is disabled systemctl is-enabled witness
  systemctl enable witness
}

An_upgrade_starts_nothing_that_is_masked() {
  systemctl mask --now witness
  install_next_again
  is inactive systemctl is-active witness
  is masked systemctl is-enabled witness
  systemctl unmask witness
  systemctl start witness
}

An_upgrade_leaves_the_directory_the_mode_that_it_was_given() {
  chown root:adm /etc/witness
  chmod 2775 /etc/witness
  install_next_again
  is "2775 root adm" stat -c '%a %U %G' /etc/witness
  chown root:witness /etc/witness
  chmod 2750 /etc/witness
}

An_upgrade_that_breaks_off_leaves_the_daemon_running_as_it_was() {
  printf '#!/bin/sh\nexit 1\n' >/tmp/next/DEBIAN/preinst
  chmod 755 /tmp/next/DEBIAN/preinst
  dpkg-deb -Znone -b /tmp/next /tmp/refused.deb
  systemctl disable witness
  refuses dpkg -i /tmp/refused.deb
  until_true ready
  dpkg --status witness | grep '^Status: install ok installed$'
  systemctl enable witness
}
