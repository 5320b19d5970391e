#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all tests; the quick ones first.
# Exit 0 only if every test of every project ran and passed. The last line is always the total: N passed, N failed
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

readonly PACKAGES=(
  bind9 bind9-dnsutils bind9-utils chromium curl fish fonts-dejavu-core gcc gdnsd iproute2 iputils-ping keepalived knot libc6-dev
  libsqlite3-0 lintian man-db mmdebstrap nginx-light openssh-client openssh-server pdns-backend-sqlite3 pdns-server procps prometheus
  python3-aiosmtpd python3-jsonschema sqlite3 systemd-container zsh
)
readonly RESULTS=artifacts/tests
passed=0 failed=0

finish() {
  local code=$?
  ((code == 0 || failed > 0)) || failed=1
  echo "$passed passed, $failed failed"
}
trap finish EXIT

# Quick ones first, those with servers after them, the lab and the package last; a project that nobody listed is not forgotten.
projects() {
  local project rank
  for project in tests/*.Tests/*.csproj; do
    case $project in
      */Witness.Lab.Tests.csproj) rank=3 ;;
      */Witness.Package.Tests.csproj) rank=4 ;;
      */Witness.Checks.Tests.csproj | */Witness.Registrars.Tests.csproj) rank=2 ;;
      *) rank=1 ;;
    esac
    printf '%s %s\n' "$rank" "$project"
  done | sort | cut -d ' ' -f 2
}

# One number out of the result file's counters; empty where the file or the counter is missing.
counter() {
  if [[ -f $2 ]]; then sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p;T;q" "$2"; fi
}

# Whatever happens to the test host: a project adds to the total what its result file says, and at least one failure
# where it did not end well, ran nothing, or skipped a test.
run_project() {
  local project=$1 name results code=0 total ran good bad
  name=$(basename "$project" .csproj)
  results=$RESULTS/$name.trx
  say "$name"
  # A machine that boots, or a package that is built, is one long wait for the first test.
  # What nohup(1) starts ignores SIGHUP, and so would a witness under test, which reloads at it.
  env --default-signal=HUP dotnet test "$project" --no-build --nologo \
    --logger "trx;LogFileName=$name.trx" --results-directory "$RESULTS" \
    --blame-hang-timeout 15m --blame-hang-dump-type none </dev/null || code=$?

  total=$(counter total "$results") ran=$(counter executed "$results") good=$(counter passed "$results")
  total=${total:-0} ran=${ran:-0} good=${good:-0}
  bad=$((total - good))
  if ((total == 0)); then
    echo "$name: no test ran"
    bad=1
  elif ((ran < total)); then
    echo "$name: $((total - ran)) tests were skipped, which counts as failed"
  fi
  if ((code != 0 && bad == 0)); then
    echo "$name: the test host ended with $code though no test failed: it crashed or hung"
    bad=1
  fi
  passed=$((passed + good)) failed=$((failed + bad))
}

((EUID == 0)) || die "the tests make network namespaces and ping, which takes root: sudo env \"PATH=\$PATH\" $0
(without root: dotnet test tests/Witness.Core.Tests, and so on for the projects that need no server)"
require_sdk
install_missing "${PACKAGES[@]}"

say "building"
dotnet tool restore
dotnet restore Witness.sln --verbosity quiet
dotnet build Witness.sln --no-restore --verbosity quiet --nologo

# The lab runs what is shipped, byte for byte, and the packages are not made twice.
shipped=$PWD/artifacts/shipped
rm -rf "$shipped"
bash scripts/package.sh "$shipped"
tar --extract --directory "$shipped" --file "$shipped"/witness-*-linux-amd64.tar.gz
WITNESS_PACKAGES=$shipped WITNESS_EXE=$(echo "$shipped"/witness-*/usr/lib/witness/witness)
export WITNESS_PACKAGES WITNESS_EXE

rm -rf "$RESULTS"
while read -r project; do
  run_project "$project"
done < <(projects)

((failed == 0 && passed > 0))
