#!/usr/bin/env bash
# Builds witness and runs its demo: the whole story on this machine alone, as an ordinary user.
# Arguments go to "witness demo": scripts/demo.sh --keep
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

require_sdk
install_missing libsqlite3-0
say "building"
dotnet build src/Witness --verbosity quiet --nologo
exec dotnet src/Witness/bin/Debug/net10.0/witness.dll demo "$@"
