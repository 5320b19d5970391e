# Reloads, good and bad; secrets.
# shellcheck shell=bash

A_good_reload_goes_on_by_the_new_configuration() {
  local before
  before=$(pid)
  configure 's/"every": "1s"/"every": "2s"/'
  systemctl reload witness
  until_true told 'goes on with the configuration as it is now: .*a round every 2 s'
  is "$before" pid
  until_true ready
}

A_bad_reload_fails_and_the_old_configuration_goes_on() {
  local before
  before=$(pid)
  configure 's/"mode": "act"/"mode": "atc"/'
  refuses systemctl reload witness
  told 'witness.json:3: mode'
  is "$before" pid
  configure
  a_round_more
  systemctl reload witness
}

A_secret_comes_from_systemd_and_from_nowhere_else() {
  systemctl start api
  install -m 600 <(echo only-systemd-hands-this-out) /etc/witness/api.key
  refuses runuser -u witness -- cat /etc/witness/api.key
  printf '[Service]\nLoadCredential=api:/etc/witness/api.key\n' >/etc/systemd/system/witness.service.d/secret.conf
  systemctl daemon-reload
  configure 's|"registrars": {|&"cheap": {"type": "namecheap", "apiUser": "me", "apiKey": {"credential": "api"}, "clientIp": "192.0.2.1", "endpoint": "http://127.0.0.1:7080/"},|' \
    's|"zones": \[|&{"zone": "example.com", "registrar": "cheap", "nameservers": []},|'
  systemctl restart witness
  until_true grep -q 'ApiKey=only-systemd-hands-this-out' /run/api.log
  refuses told only-systemd-hands-this-out
  rm /etc/systemd/system/witness.service.d/secret.conf
  systemctl daemon-reload
  configure
  systemctl restart witness
}

A_secret_that_is_open_to_others_is_refused_with_the_command_that_mends_it() {
  install -m 644 <(echo anybody-reads-this) /etc/witness/open.key
  configure 's|"registrars": {|&"cheap": {"type": "namecheap", "apiUser": "me", "apiKey": {"file": "open.key"}, "clientIp": "192.0.2.1", "endpoint": "http://127.0.0.1:7080/"},|' \
    's|"zones": \[|&{"zone": "example.com", "registrar": "cheap", "nameservers": []},|'
  systemctl reload witness
  until_true told "chmod o-rwx '/etc/witness/open.key'"
  refuses grep -q anybody-reads-this /run/api.log
  configure
  systemctl reload witness
}
