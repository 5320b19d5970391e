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
configuration=/etc/witness/witness.json

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

program=$prefix/lib/witness
new=$prefix/lib/witness.new

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

packaged() { [ -e /usr/lib/witness/witness ]; }

# Whether the unit is of an installation to this prefix.
unit_is_ours() { [ ! -L "$unit" ] && grep -qxsF "ExecStart=$prefix/bin/witness run" "$unit"; }

# What systemd says of the service: one word.
state() { systemctl is-active witness.service || true; }

enabled() { systemctl --quiet is-enabled witness.service 2>/dev/null; }

refuse_what_is_others() {
  [ -e "$here/usr/lib/witness/witness" ] || die "$here is not what the tarball was unpacked into"
  ! packaged || die "the Debian package is installed here: upgrade that instead, or apt-get remove witness"
  [ ! -L "$unit" ] || die "$unit is a link, as \"systemctl mask\" makes it: systemctl unmask witness"
  [ ! -e "$unit" ] || unit_is_ours ||
    die "$unit is not of an installation to $prefix: name the right --prefix, or move that file away"
}

# Beside the old version, which goes once this one has shown that it runs here and takes the configuration.
try() {
  mkdir -p "$prefix/lib"
  trap 'rm -rf "$new"' EXIT
  rm -rf "$new"
  cp -R "$here/usr/lib/witness" "$new"
  # A C library that is too old, or another one, would only be told by a service that fails.
  "$new/witness" --version >/dev/null ||
    die "witness does not run here, and nothing was changed: it needs glibc, no older than what was said above, and a $prefix that is not mounted noexec"
  if [ -e "$program/witness" ] && [ -e $configuration ]; then
    "$new/witness" validate $configuration >/dev/null ||
      die "this version does not take $configuration, for the reasons above, and nothing was changed: mend it and try again"
  fi
}

put_in_place() {
  places | while read -r from to; do
    mkdir -p "$(dirname "$to")"
    cp "$here/$from" "$to"
  done
  mkdir -p "$prefix/bin" "$prefix/share/doc"
  rm -rf "$prefix/share/doc/witness"
  cp -R "$here/usr/share/doc/witness" "$prefix/share/doc/witness"
  rm -rf "$program"
  mv "$new" "$program"
  ln -sf ../lib/witness/witness "$prefix/bin/witness"
  sed "s:/usr/bin/witness:$prefix/bin/witness:" "$here/usr/lib/systemd/system/witness.service" >"$unit"
  [ -e /etc/default/witness ] || install -D -m 640 "$here/etc/default/witness" /etc/default/witness
}

# What root makes in /etc/witness belongs to the group. Once the directory is the group's, its mode is yours.
make_directories() {
  if [ ! -d /etc/witness ] || { [ $upgrade = no ] && [ "$(stat -c %G /etc/witness)" != witness ]; }; then
    install -d -o root -g witness -m 2750 /etc/witness
  fi
  # systemd makes it at the first start; "witness doctor" looks for it before that.
  [ -d /var/lib/witness ] || install -d -o witness -g witness -m 2770 /var/lib/witness
}

install_it() {
  refuse_what_is_others
  try
  if unit_is_ours; then upgrade=yes before=$(state); else upgrade=no before=inactive; fi
  [ "$before" = inactive ] || systemctl stop witness.service
  put_in_place
  systemd-sysusers /etc/sysusers.d/witness.conf
  make_directories
  systemctl daemon-reload
  [ $upgrade = yes ] || systemctl --quiet enable witness.service
  case $before in
    active | activating | reloading) systemctl start witness.service ;;
    # This version may be its cure.
    failed) ! enabled || systemctl start witness.service ;;
  esac
  [ -e $configuration ] ||
    echo 'installed: "witness init" writes a configuration, "systemctl start witness" starts the daemon'
}

remove_files() {
  places | while read -r _ to; do rm -f "$to"; done
  rm -rf "$prefix/share/doc/witness" "$prefix/bin/witness" "$program"
}

# systemctl tells what it cannot stop or disable, such as a unit that a drop-in has broken; the rest goes all the same.
remove_unit() {
  packaged || systemctl --quiet disable witness.service || true
  systemctl stop witness.service || true
  rm -f "$unit"
  systemctl daemon-reload
}

# The package's unit has come out from behind this one, and goes on as this one did.
hand_over() {
  [ $was_enabled = no ] || systemctl --quiet reenable witness.service
  [ "$before" = inactive ] || systemctl start witness.service
}

uninstall_it() {
  [ -e "$program" ] || [ -e "$prefix/bin/witness" ] || die "there is no witness in $prefix: name where it is with --prefix"
  before=inactive was_enabled=no
  if unit_is_ours; then
    before=$(state)
    ! enabled || was_enabled=yes
    remove_unit
  fi
  remove_files
  ! packaged || hand_over
  echo "uninstalled; these stay: /etc/witness, /etc/default/witness, /var/lib/witness, and the user witness"
}

if [ $uninstall = yes ]; then uninstall_it; else install_it; fi
