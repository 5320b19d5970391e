using System.Diagnostics;
using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>gdnsd with its plug-in extfile.</summary>
public sealed class Gdnsd : VerdictServer
{
    /// <summary>The file that it follows.</summary>
    public string StateFile => In("fleet.state");

    /// <inheritdoc />
    protected override async Task<ProcessStartInfo> PrepareAsync()
    {
        System.IO.Directory.CreateDirectory(In("zones"));
        await File.WriteAllTextAsync(In("config"), Configuration);
        await File.WriteAllTextAsync(
            In($"zones/{Zone}"),
            """
            @ SOA ns hostmaster 1 3600 900 604800 60
            @ NS ns
            ns A 127.0.0.1
            www 60 DYNA multifo!fleet

            """
        );
        return new ProcessStartInfo(DebianPrograms.Find("gdnsd"), ["-c", Directory, "start"]);
    }

    private string Configuration =>
        $$"""
            options => { listen => "127.0.0.1:{{Port}}", run_dir => "{{In("run")}}", state_dir => "{{In("state")}}" }
            service_types => {
              witness => { plugin => extfile, file => "{{StateFile}}", direct => true, interval => 10 }
            }
            plugins => { multifo => { fleet => {
              service_types => witness,
              addrs_v4 => { chitoge => {{LoopbackFleet.ChitogeV4}}, taiga => {{LoopbackFleet.TaigaV4}} }
            } } }

            """;
}
