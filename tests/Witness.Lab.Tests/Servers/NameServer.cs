using System.Security.Cryptography;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Zones;

namespace Witness.Lab.Tests.Servers;

/// <summary>BIND's named on one host with one zone, which the holder of a TSIG key (RFC 8945) may read and change.</summary>
public sealed class NameServer : IAsyncDisposable
{
    /// <summary>The name of the key.</summary>
    public const string KeyName = "witness";

    /// <summary>The algorithm of the key.</summary>
    public const string KeyAlgorithm = "hmac-sha256";

    private ServerProcess? _process;

    private NameServer(LabHost host, string zone)
    {
        Host = host;
        Zone = zone;
    }

    /// <summary>Where it stands.</summary>
    public LabHost Host { get; }

    /// <summary>Its zone, without the final dot.</summary>
    public string Zone { get; }

    /// <summary>The secret of the key, in base64.</summary>
    public string Secret { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private string ZonePath => InHost("zone.db");

    /// <summary>The key in the form that dig and nsupdate read.</summary>
    public string KeyPath => InHost("tsig.conf");

    /// <summary>Starts a name server for a zone.</summary>
    public static async Task<NameServer> StartAsync(LabHost host, string zone, string content)
    {
        var server = new NameServer(host, zone);

        // A copy of named, because AppArmor confines the one in /usr/sbin to the directories of Debian's own service.
        File.Copy(DebianPrograms.Find("named"), server.InHost("named"));
        await File.WriteAllTextAsync(server.KeyPath, server.KeyClause);
        await File.WriteAllTextAsync(server.InHost("named.conf"), server.Configuration);
        await server.ResetAsync(content);
        return server;
    }

    /// <summary>Starts again with this content and nothing remembered.</summary>
    public async Task ResetAsync(string content)
    {
        await StopAsync();
        File.Delete(ZonePath + ".jnl");
        await File.WriteAllTextAsync(ZonePath, content);
        await StartAsync();
    }

    /// <summary>Starts it where it was stopped, and waits until it answers for its zone.</summary>
    public async Task StartAsync()
    {
        _process ??= ServerProcess.Start(Host.Start(InHost("named"), "-g", "-n", "1", "-c", InHost("named.conf")));
        await _process.ListensAsync(53);
        await Patience.UntilAsync(
            $"named answers for {Zone}",
            async () => (await DigAsync("+short", "SOA", Zone)).Output.Length > 0,
            () => Task.FromResult(_process.Said)
        );
    }

    /// <summary>Ends it; what was changed is in its files.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.Send(Signal.Continue);
            await _process.StopAsync();
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Reads the zone as it is now.</summary>
    public async Task<ZoneContent> ReadAsync()
    {
        var transfer = await DigAsync(
            "-k",
            KeyPath,
            "+onesoa",
            "+nocmd",
            "+nocomments",
            "+nostats",
            "+tcp",
            Zone,
            "AXFR"
        );
        return transfer.ExitCode == 0
            ? ZoneContent.Parse(transfer.Output)
            : throw new InvalidOperationException($"{transfer}\n{_process?.Said}");
    }

    /// <summary>Changes the zone as somebody else would: lines such as <c>add www.example.test. 300 A 192.0.2.1</c>.</summary>
    public async Task UpdateAsync(params IReadOnlyList<string> lines)
    {
        var script = InHost("update");
        await File.WriteAllLinesAsync(
            script,
            [$"server {Host.IPv4}", $"zone {Zone}.", .. lines.Select(line => $"update {line}"), "send"]
        );
        var finished = await Host.RunAsync("nsupdate", "-k", KeyPath, script);
        if (finished.ExitCode != 0)
        {
            throw new InvalidOperationException(finished.ToString());
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    private Task<FinishedCommand> DigAsync(params IEnumerable<string> arguments) =>
        Host.RunAsync("dig", [$"@{Host.IPv4}", "+time=5", "+tries=1", .. arguments]);

    private string InHost(string file) => Path.Combine(Host.Directory, file);

    private string KeyClause => $$"""key "{{KeyName}}" { algorithm {{KeyAlgorithm}}; secret "{{Secret}}"; };""";

    private string Configuration =>
        $$"""
            options {
              directory "{{Host.Directory}}";
              pid-file none;
              session-keyfile none;
              lock-file none;
              listen-on { any; };
              listen-on-v6 { any; };
              recursion no;
              dnssec-validation no;
              notify no;
            };
            controls { };
            include "{{KeyPath}}";
            zone "{{Zone}}" {
              type primary;
              file "{{ZonePath}}";
              allow-transfer { key "{{KeyName}}"; };
              allow-update { key "{{KeyName}}"; };
            };
            """;
}
