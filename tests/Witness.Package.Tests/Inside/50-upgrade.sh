# Upgrades.
# shellcheck shell=bash

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
  apt-get install -qq -y --reinstall -o Dpkg::Options::=--force-confold /tmp/next.deb
  is inactive systemctl is-active witness
  is enabled systemctl is-enabled witness
  systemctl start witness
}

An_upgrade_starts_a_daemon_that_had_failed() {
  configure 's/"strikes": 2/"strikse": 2/'
  refuses systemctl restart witness
  configure
  apt-get install -qq -y --reinstall -o Dpkg::Options::=--force-confold /tmp/next.deb
  until_true ready
}
