# What the scripts share; sourced, not run. Leaves the caller in the repository's root.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# A build server that stays behind would hold this script's output open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

say() { printf '== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

require_sdk() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is needed, and there is no dotnet in PATH"
  dotnet --version >/dev/null || die "the .NET SDK that global.json asks for is needed; dotnet --list-sdks shows what is here"
}

# Without one of them publishing falls back to what needs an installed runtime (src/Witness/Witness.csproj).
require_linker() {
  [[ (-x /usr/bin/gcc || -x /usr/bin/clang) && -e /usr/include/stdio.h ]] || die "gcc or clang is needed, which links native code: apt-get install gcc libc6-dev"
}

# Installs those of the named Debian packages that are missing, and starts none of their services.
install_missing() {
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  ((EUID == 0)) || die "Debian packages are missing; install them as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  (
    trap restore_services EXIT
    forbid_services
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq &&
      apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "${missing[@]}"
  ) </dev/null || die "apt-get could not install: ${missing[*]}"
}

# invoke-rc.d(8) asks policy-rc.d before it starts a service; 101 forbids it.
readonly POLICY=/usr/sbin/policy-rc.d
readonly POLICY_BEFORE=$POLICY.before-witness

forbid_services() {
  if [[ -e $POLICY && ! -e $POLICY_BEFORE ]]; then mv "$POLICY" "$POLICY_BEFORE"; fi
  printf '#!/bin/sh\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
}

restore_services() {
  rm -f "$POLICY"
  if [[ -e $POLICY_BEFORE ]]; then mv "$POLICY_BEFORE" "$POLICY"; fi
}
