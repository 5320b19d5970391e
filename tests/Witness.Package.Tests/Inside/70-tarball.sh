# The tarball, for systems without dpkg.
# shellcheck shell=bash

# served_from DIRECTORY: by a daemon that closes rounds.
served_from() {
  until_true ready
  is "$1/lib/witness/witness" readlink "/proc/$(pid)/exe"
}

The_tarball_installs_and_its_service_starts() {
  mkdir /tmp/tarball
  mkdir -m 755 /etc/witness # by hand, before the group has it
  tar -xf /opt/package/witness.tar.gz -C /tmp/tarball --strip-components 1
  /tmp/tarball/install.sh
  write_zone
  configure
  hash -r
  systemctl start witness
  served_from /usr/local
}

A_directory_that_was_made_by_hand_is_the_groups_once_the_tarball_is_installed() {
  is "2750 root witness" stat -c '%a %U %G' /etc/witness
}

Installing_from_the_tarball_again_keeps_it_running() {
  local before
  before=$(pid)
  chmod 2770 /etc/witness
  /tmp/tarball/install.sh
  refuses is "$before" pid
  served_from /usr/local
  is "2770 root witness" stat -c '%a %U %G' /etc/witness
}

Installing_from_the_tarball_again_enables_nothing_that_was_disabled() {
  systemctl disable --now witness
  /tmp/tarball/install.sh
  is disabled systemctl is-enabled witness
  is inactive systemctl is-active witness
  systemctl enable --now witness
}

# changes_nothing COMMAND…: it fails, and the daemon is the same one and has its files.
changes_nothing() {
  local before
  before=$(pid)
  refuses "$@" 2>/tmp/said
  grep 'nothing was changed' /tmp/said
  is "$before" pid
  witness --version
  refuses test -e /usr/local/lib/witness.new
}

A_tarball_that_does_not_run_here_changes_nothing() {
  cp -a /tmp/tarball /tmp/foreign
  # For a C library newer than this machine's.
  sed -i 's/GLIBC_2\.34/GLIBC_9.34/' /tmp/foreign/usr/lib/witness/witness
  changes_nothing /tmp/foreign/install.sh
  grep 'does not run here' /tmp/said
  rm -r /tmp/foreign
}

A_tarball_that_does_not_take_the_configuration_changes_nothing() {
  configure 's/"strikes": 2/"strikse": 2/'
  changes_nothing /tmp/tarball/install.sh
  grep 'witness.json:5: policy.strikse' /tmp/said
  configure
}

A_tarball_for_another_prefix_leaves_this_ones_unit() {
  refuses /tmp/tarball/install.sh --prefix /opt/witness 2>/tmp/said
  grep 'is not of an installation to /opt/witness' /tmp/said
  refuses /tmp/tarball/install.sh --prefix /opt/witness --uninstall
  served_from /usr/local
}

The_package_says_that_the_tarballs_unit_is_in_force() {
  install_package 2>&1 | tee /tmp/said
  grep '"./install.sh --uninstall" hands over to the package' /tmp/said
  served_from /usr/local
}

Purging_the_package_leaves_the_tarballs_daemon_its_configuration_and_ledger() {
  apt-get purge -qq -y witness
  test -s "$CONFIGURATION"
  test -s "$LEDGER"
  is enabled systemctl is-enabled witness
  systemctl start witness
}

Uninstalling_beside_the_package_hands_over_to_it() {
  install_package
  /tmp/tarball/install.sh --uninstall
  hash -r
  served_from /usr
  is enabled systemctl is-enabled witness
  is '' find /usr/local -name '*witness*'
  apt-get remove -qq -y witness
}

Uninstalling_leaves_the_configuration_and_the_ledger() {
  /tmp/tarball/install.sh
  hash -r
  systemctl start witness
  served_from /usr/local
  /tmp/tarball/install.sh --uninstall
  refuses pgrep -u witness
  refuses systemctl cat witness
  is '' find /usr/local -name '*witness*'
  test -s "$CONFIGURATION"
  test -s "$LEDGER"
}
