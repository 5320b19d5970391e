# An operator's first walk, as the README has it: BIND, three nodes over HTTPS, ping and SSH, somebody who is told.
# shellcheck shell=bash

# Every file but what others keep for themselves: journal, package manager, name server, the former passwd.
everything() {
  find /etc /home /opt /root /srv /usr /var -xdev | grep -vE '^/var/(cache|log|results|tmp|lib/(apt|bind|dpkg))/|-$' | LC_ALL=C sort
}

# The README's BIND, and nodes whose certificate this machine trusts.
serve() {
  tsig-keygen -a hmac-sha256 witness >/etc/bind/witness.key
  chown root:bind /etc/bind/witness.key && chmod 640 /etc/bind/witness.key
  cp walk/named.conf.local /etc/bind/named.conf.local
  install -o bind -g bind walk/example.com /var/lib/bind/example.com
  systemctl restart named
  echo 'nameserver 127.0.0.1' >/etc/resolv.conf
  mkdir /srv/web
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj /CN=www.example.com \
    -addext subjectAltName=DNS:www.example.com -keyout /srv/web/key -out /srv/web/certificate
  cp /srv/web/certificate /usr/local/share/ca-certificates/nodes.crt
  update-ca-certificates
  systemctl start web@{11,12,13} hooks
  until_true published 127.0.0.11 127.0.0.12 127.0.0.13
}

# published ADDRESS…: exactly these, under both names.
published() {
  local name
  for name in example.com www.example.com; do
    [[ $(dig +short "$name" | sort | xargs) == "$*" ]] || return 1
  done
}

init() {
  witness init --zone example.com --registrar rfc2136 --set server=127.0.0.1 --set key=tsig.key --url https://www.example.com/health
}

hooked() { grep -q -- "$1" /run/hooks.log; }

The_package_installs_and_says_what_to_type_next() {
  serve
  everything >/var/results/before
  cd /opt/package || return
  apt-get install -qq -y ./witness.deb >/tmp/said
  grep '"witness init" writes a configuration' /tmp/said
  refuses grep /etc/systemd/system/witness.service: /tmp/said
}

Init_finds_the_nodes_in_the_zone_and_writes_for_the_group_to_read() {
  init >/tmp/said
  grep 'Write the secret into /etc/witness/tsig.key' /tmp/said
  grep 'systemctl enable --now witness' /tmp/said
  is 3 grep -c '"addresses": \["127.0.0.1[123]"\]' "$CONFIGURATION"
  is "640 root witness" stat -c '%a %U %G' "$CONFIGURATION"
}

A_second_init_is_refused_and_changes_nothing() {
  cp "$CONFIGURATION" /tmp/first
  refuses init 2>/tmp/said
  grep 'is there already: --force' /tmp/said
  cmp "$CONFIGURATION" /tmp/first
}

A_key_that_root_puts_beside_it_can_be_read_by_the_daemon_and_by_no_others() {
  sed -n 's/.*secret "\(.*\)".*/\1/p' /etc/bind/witness.key >/etc/witness/tsig.key
  chmod 640 /etc/witness/tsig.key
  runuser -u witness -- test -r /etc/witness/tsig.key
  refuses runuser -u bob -- test -r /etc/witness/tsig.key
}

# The container has no way out; so it has anchors of its own.
Doctor_has_nothing_against_the_first_start() {
  sed -i '/"mode":/r walk/additions.json' "$CONFIGURATION"
  install -m 600 <(echo http://127.0.0.1:7081/beat) /etc/witness/heartbeat.url
  witness doctor
}

Enabled_and_started_with_a_drop_in_it_watches_and_changes_nothing() {
  mkdir -p /etc/systemd/system/witness.service.d
  printf '[Service]\nLoadCredential=heartbeat:/etc/witness/heartbeat.url\n' >/etc/systemd/system/witness.service.d/heartbeat.conf
  systemctl daemon-reload
  systemctl enable --now witness
  until_true ready
  witness status | grep 'mode observe; round'
  refuses witness remove node2
  published 127.0.0.11 127.0.0.12 127.0.0.13
}

Its_heartbeat_arrives_at_an_address_that_systemd_hands_out() {
  until_true hooked '^GET /beat'
  refuses runuser -u witness -- cat /etc/witness/heartbeat.url
}

A_rehearsal_by_day_proves_that_the_zone_can_be_written() {
  witness rehearse example.com | grep 'read back the same'
}

A_test_notice_arrives() {
  witness notices test
  until_true hooked '"kind":"test"'
}

Doctor_has_nothing_against_acting() {
  witness doctor >/tmp/said
  grep 'ok .*registrars .*example.com' /tmp/said
  grep 'ok .*daemon .*runs' /tmp/said
  grep 'ok .*rehearsals' /tmp/said
}

A_slip_fails_the_reload_and_the_daemon_goes_on() {
  local before
  before=$(pid)
  sed -i 's/"mode": "observe"/"mode": "atc"/' "$CONFIGURATION"
  refuses systemctl reload witness
  told 'mode: "atc" is none of the words known here'
  is "$before" pid
  # "witness status" reads the file too, and has to wait for it to be mended.
  before=$(property StatusText)
  until_true refuses is "$before" property StatusText
}

Reloaded_to_act_it_removes_a_node_and_puts_it_back() {
  sed -i 's/"mode": "atc"/"mode": "act"/' "$CONFIGURATION"
  systemctl reload witness
  until_true told 'goes on with the configuration as it is now: .*mode act'
  a_round_more
  witness remove node2 --reason 'the first walk'
  published 127.0.0.11 127.0.0.13
  witness readd node2 --force
  published 127.0.0.11 127.0.0.12 127.0.0.13
  witness history | grep 'remove node2 by root@.* (the first walk): done'
  until_true hooked '"kind":"readded"'
}

Purging_leaves_what_the_operator_made_and_the_user_and_nothing_else() {
  apt-get purge -qq -y witness
  everything | diff /var/results/before - | sed -n 's/^[<>] //p' >/tmp/said
  is "/etc/systemd/system/witness.service.d /etc/systemd/system/witness.service.d/heartbeat.conf" xargs </tmp/said
  rm -r /etc/systemd/system/witness.service.d
  userdel witness
  systemctl stop named web@{11,12,13} hooks
}
