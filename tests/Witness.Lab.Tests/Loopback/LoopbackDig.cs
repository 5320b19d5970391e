using System.Diagnostics;
using System.Globalization;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Loopback;

/// <summary>Asks name servers at 127.0.0.1.</summary>
public static class LoopbackDig
{
    /// <summary>What a server answers, a line each; nothing while it does not.</summary>
    public static async Task<string> AskAsync(int port, string type, string name)
    {
        var finished = await Command.RunAsync(
            new ProcessStartInfo(
                DebianPrograms.Find("dig"),
                [
                    "@127.0.0.1",
                    "-p",
                    port.ToString(CultureInfo.InvariantCulture),
                    "+short",
                    "+time=5",
                    "+tries=1",
                    name,
                    type,
                ]
            )
        );
        return finished.ExitCode == 0 ? finished.Output : "";
    }
}
