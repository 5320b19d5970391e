#!/bin/sh
# Installs witness from the directory that its tarball was unpacked into, on systems with systemd and without dpkg.
# Run again with a newer tarball to upgrade. What you configured and the ledger are never touched.
# usage: ./install.sh [--prefix DIRECTORY] [--uninstall]      (as root; the prefix is /usr/local by default)
set -eu
umask 022

here=$(cd "$(dirname "$0")" && pwd)
prefix=/usr/local
uninstall=no
unit=/etc/systemd/system/witness.service

die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?--prefix takes a directory} && shift ;;
    --uninstall) uninstall=yes ;;
    -h | --help) sed -n 's/^# \{0,1\}//; 2,4p' "$0" && exit 0 ;;
    *) die "there is no option $1: --prefix DIRECTORY, --uninstall" ;;
  esac
  shift
done

case $prefix in
  / | /usr) die "$prefix is the packages' own: /usr/local or /opt/witness would be right" ;;
  /*) ;;
  *) die "--prefix takes an absolute path, and $prefix is none" ;;
esac
[ "$(id -u)" = 0 ] || die "this needs root: sudo $0"
command -v systemctl >/dev/null || die "this needs systemd; elsewhere run usr/lib/witness/witness out of the tarball as it is"
[ ! -e /usr/lib/witness/witness ] || die "the Debian package is installed here: upgrade that instead, or apt-get remove witness"

# Where single files of the tarball go, a pair a line.
places() {
  cat <<END
usr/lib/sysusers.d/witness.conf /etc/sysusers.d/witness.conf
usr/share/man/man1/witness.1.gz $prefix/share/man/man1/witness.1.gz
usr/share/bash-completion/completions/witness $prefix/share/bash-completion/completions/witness
usr/share/zsh/vendor-completions/_witness $prefix/share/zsh/site-functions/_witness
usr/share/fish/vendor_completions.d/witness.fish $prefix/share/fish/vendor_completions.d/witness.fish
END
}

put_in_place() {
  places | while read -r from to; do
    mkdir -p "$(dirname "$to")"
    cp "$here/$from" "$to"
  done
  mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share/doc"
  rm -rf "$prefix/lib/witness" "$prefix/share/doc/witness"
  cp -R "$here/usr/share/doc/witness" "$prefix/share/doc/witness"
  cp -R "$here/usr/lib/witness" "$prefix/lib/witness"
  ln -sf ../lib/witness/witness "$prefix/bin/witness"
  sed "s:/usr/bin/witness:$prefix/bin/witness:" "$here/usr/lib/systemd/system/witness.service" >"$unit"
  [ -e /etc/default/witness ] || install -D -m 640 "$here/etc/default/witness" /etc/default/witness
}

install_it() {
  [ -e "$here/usr/lib/witness/witness" ] || die "$here is not what the tarball was unpacked into"
  # One that had failed is started: the new version may be its cure.
  before=$(systemctl is-active witness.service || true)
  systemctl stop witness.service 2>/dev/null || true
  put_in_place
  systemd-sysusers /etc/sysusers.d/witness.conf
  [ -d /etc/witness ] || install -d -o root -g witness -m 2750 /etc/witness
  # A library that is missing would only be told by a service that fails.
  "$prefix/bin/witness" --version >/dev/null || die "witness does not run here: it needs glibc 2.28, libstdc++ and OpenSSL 3"
  systemctl daemon-reload
  systemctl --quiet enable witness.service
  [ "$before" = inactive ] || systemctl start witness.service
  [ -e /etc/witness/witness.json ] ||
    echo 'installed: "witness init" writes a configuration, "systemctl start witness" starts the daemon'
}

uninstall_it() {
  systemctl --quiet disable --now witness.service 2>/dev/null || true
  places | while read -r _ to; do rm -f "$to"; done
  rm -rf "$prefix/lib/witness" "$prefix/bin/witness" "$unit" "$prefix/share/doc/witness"
  systemctl daemon-reload
  echo "uninstalled; these stay: /etc/witness, /etc/default/witness, /var/lib/witness, and the user witness"
}

if [ $uninstall = yes ]; then uninstall_it; else install_it; fi
