# shellcheck shell=bash
# What the benchmarks of commands share. To be sourced from the repository's root.
# shellcheck source=scripts/lib.sh
source scripts/lib.sh

# The published witness and, beside it, a hello world that is compiled ahead of time for the installed runtime (ReadyToRun),
# which is the least that a .NET program took before there was native code: DIRECTORY/witness/witness and
# DIRECTORY/hello/out/hello.
publish_with_hello() {
  local work=$1
  require_linker
  dotnet publish src/Witness -c Release -o "$work/witness" --nologo -v quiet
  mkdir "$work/hello"
  cat >"$work/hello/hello.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
    <SelfContained>false</SelfContained>
    <PublishReadyToRun>true</PublishReadyToRun>
    <InvariantGlobalization>true</InvariantGlobalization>
    <TieredPGO>false</TieredPGO>
  </PropertyGroup>
</Project>
XML
  echo 'System.Console.WriteLine("hello");' >"$work/hello/Program.cs"
  dotnet publish "$work/hello" -c Release -o "$work/hello/out" --nologo -v quiet
}

# Has the daemon's own code write a ledger: record DIRECTORY ARGUMENT…
record() {
  dotnet run -c Release --project tests/Witness.Benchmarks -- record --directory "$@"
}
