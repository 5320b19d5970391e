#!/usr/bin/env bash
# Makes the Debian package and the tarball, the same bytes from the same commit, SDK and Debian release:
#   artifacts/witness_VERSION_amd64.deb  artifacts/witness-VERSION-linux-amd64.tar.gz
# Needs the .NET SDK, gcc or clang, and dpkg-deb. Nothing is installed, and of witness nothing but "witness manual" runs.
# They need a C library as new as the one here: build on the oldest release that they are for.
# usage: scripts/package.sh [DIRECTORY]
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

require_sdk
require_linker
command -v dpkg-deb >/dev/null || die "dpkg-deb is needed: apt-get install dpkg"

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
# Every file is as old as the commit, whenever it is built.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date -d "$(sed -n 's/^ -- .*>  //p;T;q' config/debian/changelog)" +%s)}
export SOURCE_DATE_EPOCH
output=${1:-artifacts}
work=$(mktemp -d)
trap 'rm -rf "$work" artifacts/build' EXIT
# Within the repository: the paths of sources, generated ones as well, are told relative to it, and are the same everywhere.
build=artifacts/build
rm -rf "$build"
# Why each of them may: docs/dependencies.md.
readonly REFLECTING="Microsoft.AspNetCore.Components
Microsoft.Data.Sqlite
Spectre.Console"
readonly version output work build tree=$work/tree published=$work/published

[[ $(sed -n '1s/witness (\(.*\)) .*/\1/p' config/debian/changelog) == "$version" ]] ||
  die "config/debian/changelog begins with another version than $version, which Directory.Build.props has: write what is new"

# Native code: see docs/dependencies.md. Without debug information: it is not shipped, and would put into the program a number
# that is made of it, and so of the directory of the sources, which Razor writes into what it generates. A place of its own,
# so that what else is built here is not disturbed.
publish() {
  local said
  dotnet publish src/Witness -c Release --artifacts-path "$build" -o "$published" \
    -p:ContinuousIntegrationBuild=true -p:DebugType=none -p:RunAnalyzers=false --nologo --verbosity quiet >"$work/said" ||
    die "publishing failed: $(cat "$work/said")"
  said=$(sed -n "s/.*IL2104: Assembly '\([^']*\)' .*/\1/p" "$work/said" | sort -u | grep -vxF "$REFLECTING" || true)
  [[ -z $said ]] || die "another library reflects than docs/dependencies.md knows: $said"
  [[ ! -e $published/witness.dll ]] || die "what was published is not native code"
  glibc=$(objdump -T "$published/witness" | sed -n 's/.*(GLIBC_\([0-9.]*\)).*/\1/p' | sort -Vu | tail -n 1)
}

# put MODE FILE PATH: one file of the package.
put() { install -D -m "$1" "$2" "$tree/$3"; }

# put_notices PACK NAME: of whose works a pack of .NET's, which is linked in, is made.
put_notices() {
  local place
  place=$(sed -n "s:^-r.\(.*/$1/[^/]*\)/.*:\1:p;T;q" "$build/obj/Witness/release_linux-x64/native/witness.ilc.rsp")
  put 644 "$(find "$place" -maxdepth 1 -iname THIRD-PARTY-NOTICES.TXT)" "usr/share/doc/witness/third-party/$2"
}

lay_out() {
  local share=usr/share doc=usr/share/doc/witness
  mkdir -p "$tree/usr/bin"
  ln -s ../lib/witness/witness "$tree/usr/bin/witness"
  put 755 "$published/witness" usr/lib/witness/witness
  put 644 "$published/witness.schema.json" usr/lib/witness/witness.schema.json
  put 644 config/witness.service usr/lib/systemd/system/witness.service
  put 644 config/sysusers.conf usr/lib/sysusers.d/witness.conf
  put 640 config/debian/default etc/default/witness
  put 644 config/completions/witness.bash $share/bash-completion/completions/witness
  put 644 config/completions/_witness $share/zsh/vendor-completions/_witness
  put 644 config/completions/witness.fish $share/fish/vendor_completions.d/witness.fish
  local example
  for example in config/witness.*.json; do put 644 "$example" "$doc/examples/$(basename "$example")"; done
  put 755 config/examples/witness-knot $doc/examples/witness-knot
  put 644 config/prometheus/witness.rules.yml $doc/examples/prometheus/witness.rules.yml
  put 644 config/grafana/witness.json $doc/examples/grafana/witness.json
  put 644 docs/metrics.md $doc/metrics.md
  put 644 docs/history.md $doc/history.md
  put 644 docs/simulate.md $doc/simulate.md
  put 644 docs/status.md $doc/status.md
  put 644 docs/operating.md $doc/operating.md
  put 644 docs/registrars.md $doc/registrars.md
  put 644 docs/notices.md $doc/notices.md
  put 644 docs/verdicts.md $doc/verdicts.md
  put 644 config/debian/changelog $doc/changelog
  put 644 config/debian/lintian-overrides $share/lintian/overrides/witness
  put 644 config/debian/copyright $doc/copyright
  put_notices microsoft.netcore.app.runtime.nativeaot.linux-x64 dotnet
  put_notices microsoft.aspnetcore.app.runtime.linux-x64 aspnet
  mkdir -p "$tree/$share/man/man1"
  "$tree/usr/lib/witness/witness" manual >"$tree/$share/man/man1/witness.1"
  chmod 644 "$tree/$share/man/man1/witness.1"
  gzip -9n "$tree/$share/man/man1/witness.1" "$tree/$doc/changelog" "$tree/$doc/"*.md "$tree/$doc/third-party/"*
}

age() { find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +; }

make_tarball() {
  local name=witness-$version-linux-amd64
  cp -a "$tree" "$work/$name"
  install -m 755 scripts/install.sh "$work/$name/install.sh"
  age "$work/$name"
  tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner "$name" |
    gzip -n >"$output/$name.tar.gz"
}

make_deb() {
  local size control=$tree/DEBIAN
  size=$(du -sk --apparent-size "$tree" | cut -f 1)
  mkdir "$control"
  sed "s/@VERSION@/$version/; s/@SIZE@/$size/; s/@GLIBC@/$glibc/" config/debian/control >"$control/control"
  echo /etc/default/witness >"$control/conffiles"
  (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$control/md5sums"
  chmod 644 "$control"/*
  install -m 755 config/debian/postinst config/debian/prerm config/debian/postrm "$control"
  age "$tree"
  dpkg-deb --root-owner-group -Zxz -z1 --build "$tree" "$output/witness_${version}_amd64.deb" >/dev/null
}

umask 022
mkdir -p "$output"
say "publishing"
publish
lay_out
say "packing"
make_tarball
make_deb
ls -sh "$output/witness_${version}_amd64.deb" "$output/witness-$version-linux-amd64.tar.gz"
