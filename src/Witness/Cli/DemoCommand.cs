using System.CommandLine;
using Witness.Checks.Ping;
using Witness.Demo;

namespace Witness.Cli;

/// <summary><c>witness demo</c>: the whole story on this machine alone, in under a minute, as an ordinary user.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var keep = new Option<bool>("--keep") { Description = "Keep the demo's directory, to look around in it." };
        var command = new Command("demo", "Tell the whole story on this machine alone, in under a minute.") { keep };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetValue(keep), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool keep, CancellationToken cancellation)
    {
        var ping = DemoStory.Ping(terminal.Time);
        var mayPing = ping.Mode != IcmpMode.Unavailable;
        await using var site = DemoSite.Create(terminal.Time.GetUtcNow());
        try
        {
            await site.StartAsync(mayPing, cancellation);
            terminal.Say(
                $"Three web servers with TLS on 127.0.8.11 to 127.0.8.13, a zone file and a configuration, all in {site.Directory}.",
                hang: 0
            );
            terminal.Say(
                mayPing
                    ? "They are checked over HTTPS and by ping. SSH is left out: the demo starts no server for it."
                    : $"They are checked over HTTPS alone, not by ping: {ping.Detail}. SSH is left out as well: the demo starts no server for it.",
                hang: 0
            );
            return await new DemoStory(terminal, site).TellAsync(cancellation);
        }
        finally
        {
            if (keep)
            {
                terminal.Say($"Look around: witness history --config {site.ConfigurationPath}");
            }
            else
            {
                Directory.Delete(site.Directory, recursive: true);
            }
        }
    }
}
