# Removing, purging, and installing again.
# shellcheck shell=bash

Removing_keeps_the_configuration_and_the_ledger() {
  rounds >/var/results/rounds-before
  apt-get remove -qq -y witness
  refuses pgrep -u witness
  refuses test -e /usr/bin/witness
  test -s "$CONFIGURATION"
  test -s "$LEDGER"
  test -s /etc/default/witness
}

Installing_again_goes_on_where_it_was() {
  install_package
  until_true ready
  more_rounds_than "$(cat /var/results/rounds-before)"
}

Purging_takes_the_configuration_and_the_ledger_and_leaves_the_user() {
  apt-get purge -qq -y witness
  local path
  for path in /etc/witness /var/lib/witness /etc/default/witness /usr/lib/witness /etc/systemd/system/multi-user.target.wants/witness.service; do
    refuses test -e $path
  done
  refuses dpkg-query -W witness
  getent passwd witness
}

Installing_after_a_purge_begins_anew() {
  dpkg-statoverride --add root witness 2755 /etc/witness
  install_package
  refuses grep -q . <(ls -A /etc/witness)
  is inactive systemctl is-active witness
  is enabled systemctl is-enabled witness
}

An_override_of_the_directorys_mode_holds_from_the_first_installation_on() {
  is "2755 root witness" stat -c '%a %U %G' /etc/witness
  dpkg-statoverride --remove /etc/witness
}

A_drop_in_that_breaks_the_unit_keeps_nobody_from_removing() {
  printf '[Service]\nExecStart=\n' >/etc/systemd/system/witness.service.d/broken.conf
  systemctl daemon-reload
  apt-get purge -qq -y witness
  refuses dpkg-query -W witness
  rm /etc/systemd/system/witness.service.d/broken.conf
  systemctl daemon-reload
}
