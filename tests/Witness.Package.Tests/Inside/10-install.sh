# Installing, and starting what is not configured, or wrongly.
# shellcheck shell=bash

The_package_installs_without_a_network() {
  mkdir -m 755 /etc/witness # as somebody does who is early with the configuration
  install_package
  dpkg --audit | refuses grep .
  dpkg --status witness | grep '^Status: install ok installed$'
}

A_directory_that_was_made_by_hand_is_the_groups_once_it_is_installed() {
  is "2750 root witness" stat -c '%a %U %G' /etc/witness
}

Installing_makes_the_user_and_an_empty_directory_closed_to_others() {
  is "2750 root witness" stat -c '%a %U %G' /etc/witness
  refuses grep -q . <(ls -A /etc/witness)
  is witness id -gn witness
  is 640 stat -c %a /etc/default/witness
}

The_service_is_enabled_and_does_not_run() {
  is enabled systemctl is-enabled witness
  is inactive systemctl is-active witness
}

A_start_without_a_configuration_does_nothing_and_fails_nothing() {
  systemctl start witness
  is inactive systemctl is-active witness
  is no property ConditionResult
}

A_bad_configuration_fails_the_start_and_tells_why() {
  write_zone
  configure 's/"strikes": 2/"strikse": 2/'
  refuses systemctl start witness
  told 'witness.json:5: policy.strikse'
}

A_bad_configuration_is_not_tried_again() {
  is failed systemctl is-active witness
  is 0 property NRestarts
}
