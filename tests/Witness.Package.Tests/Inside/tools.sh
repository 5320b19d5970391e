# What the stories share. Three nodes listen on loopback; a zone is a file.
# shellcheck shell=bash
export CONFIGURATION=/etc/witness/witness.json
export LEDGER=/var/lib/witness/witness.db
export DEB=/opt/package/witness.deb
export ZONE=/srv/zones/example.test
export DEBIAN_FRONTEND=noninteractive

# Whatever the package does not bring.
prepare() {
  echo '127.0.0.1 localhost' >/etc/hosts
  cp units/* /etc/systemd/system/
  install -m 755 reload /usr/local/bin/reload
  systemctl daemon-reload
  systemctl start node@{11,12,13}
  useradd --create-home alice
  useradd --create-home bob
}

# until_true COMMAND…: half a minute at most.
until_true() {
  local try
  for ((try = 0; try < 150; try++)); do
    if "$@"; then return 0; fi
    sleep 0.2
  done
  return 1
}

refuses() { if "$@"; then return 1; fi; }

install_package() { apt-get install -qq -y -o Dpkg::Options::=--force-confold "${1:-$DEB}"; }

# The package as it would be next time, with another conffile.
next_package() {
  local tree=/tmp/next
  rm -rf $tree
  dpkg-deb -R $DEB $tree
  sed -i 's/^Version: .*/Version: 99.0.0/' $tree/DEBIAN/control
  echo '# A line that is new in this version.' >>$tree/etc/default/witness
  dpkg-deb -Znone -b $tree /tmp/next.deb
}

# configure [SED-EXPRESSION…]: the configuration of these tests, changed.
configure() {
  local arguments=() expression
  for expression; do arguments+=(-e "$expression"); done
  sed "${arguments[@]}" -e '' witness.json >$CONFIGURATION
}

# The zone as it begins. A file that is written anew stays its owner's, so that is the witness.
write_zone() {
  install -d -o witness -g witness -m 2775 /srv/zones
  install -o witness -g witness -m 664 example.test $ZONE
}

property() { systemctl show --value --property "$1" witness.service; }
pid() { property MainPID; }
journal() { journalctl --no-pager --output cat --unit witness.service; }
told() { journal | grep -q -- "$1"; }
rounds() { witness status --json | sed -n 's/.*"number":\([0-9]*\).*/\1/p;T;q'; }
rotation() { witness status --json | tr '{' '\n' | sed -n "s/^\"name\":\"$1\".*\"rotation\":\"\([a-z]*\)\".*/\1/p"; }
is() { [[ $("${@:2}") == "$1" ]]; }
more_rounds_than() { [[ $(rounds) -gt $1 ]]; }
a_round_more() {
  local before
  before=$(rounds)
  until_true more_rounds_than "${before:-0}"
}
ready() { systemctl is-active --quiet witness && a_round_more; }
