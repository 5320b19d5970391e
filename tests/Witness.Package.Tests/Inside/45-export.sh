# What others are told, by the units that the documentation has them write.
# shellcheck shell=bash
export STATE=/var/lib/witness-export/fleet.state

# example FILE: the text that verdicts.md has after its name.
example() {
  zcat /usr/share/doc/witness/verdicts.md.gz |
    awk -v name="\`$1\`:" 'index($0, name) { here = 1 } /^```/ && here { if (inside) exit; inside = 1; next } inside'
}

last_export_ended_with() { is "$1" systemctl show --value -p ExecMainStatus witness-export.service; }

The_timer_of_the_documentation_writes_the_file_by_itself() {
  local unit
  for unit in /etc/systemd/system/witness-export.{service,timer}; do
    example "$unit" | install -m 644 /dev/stdin "$unit"
    test -s "$unit"
  done
  systemd-analyze verify witness-export.timer
  systemctl daemon-reload
  systemctl enable --now witness-export.timer
  # A minute may pass.
  until_true test -s $STATE || until_true test -s $STATE || until_true test -s $STATE
  last_export_ended_with 0
  grep -Fx '127.0.0.12 => UP # taiga' $STATE
}

Others_read_the_file_and_only_the_witness_writes_it() {
  is "644 witness witness" stat -c '%a %U %G' $STATE
  runuser -u bob -- grep -q taiga $STATE
  refuses runuser -u bob -- touch $STATE
}

A_node_that_is_out_is_told_to_be_down() {
  witness remove taiga
  until_true is out rotation taiga
  systemctl start witness-export.service
  grep -Fx '127.0.0.12 => DOWN # taiga' $STATE
  grep -Fx '127.0.0.11 => UP # chitoge' $STATE
  a_round_more
  a_round_more
  witness readd taiga --force
}

Its_service_fails_while_the_witness_knows_nothing_of_the_present() {
  systemctl stop witness
  # Asked of the command: a unit that is started again and again fails for that alone.
  until_true refuses witness export gdnsd
  refuses systemctl start witness-export.service
  last_export_ended_with 1
  systemctl is-failed witness-export.service
  test -s $STATE
  systemctl start witness
  until_true ready
  systemctl start witness-export.service
  systemctl disable --now witness-export.timer
}
