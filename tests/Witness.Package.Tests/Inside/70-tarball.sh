# The tarball, for systems without dpkg.
# shellcheck shell=bash

The_tarball_installs_and_its_service_starts() {
  mkdir /tmp/tarball
  tar -xf /opt/package/witness.tar.gz -C /tmp/tarball --strip-components 1
  /tmp/tarball/install.sh
  write_zone
  configure
  hash -r
  systemctl start witness
  until_true ready
  is /usr/local/lib/witness/witness readlink "/proc/$(pid)/exe"
}

Installing_from_the_tarball_again_keeps_it_running() {
  local before
  before=$(pid)
  /tmp/tarball/install.sh
  refuses is "$before" pid
  until_true ready
}

Uninstalling_leaves_the_configuration_and_the_ledger() {
  /tmp/tarball/install.sh --uninstall
  refuses pgrep -u witness
  is '' find /usr/local -name '*witness*'
  test -s "$CONFIGURATION"
  test -s "$LEDGER"
}
