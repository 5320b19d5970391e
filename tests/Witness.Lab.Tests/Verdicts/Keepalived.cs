using System.Globalization;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>
/// keepalived on a node: it wants the address that moves (VRRP) as long as the witness says that the node serves. Its files
/// are the examples of <c>docs/verdicts.md</c>, with the lab's addresses.
/// </summary>
public sealed class Keepalived : IAsyncDisposable
{
    /// <summary>The address that moves.</summary>
    public const string Address = "10.77.0.90";

    private readonly LabNode _node;
    private readonly ServerProcess _process;

    private Keepalived(LabNode node, ServerProcess process)
    {
        _node = node;
        _process = process;
    }

    /// <summary>All it has said.</summary>
    public string Said => _process.Said;

    /// <summary>Starts it.</summary>
    /// <param name="node">Where.</param>
    /// <param name="witness">The witness's page.</param>
    /// <param name="priority">Of two nodes that serve, the one with the greater number has the address.</param>
    public static async Task<Keepalived> StartAsync(LabNode node, Uri witness, int priority)
    {
        var script = await WriteScriptAsync(node.Host, witness);
        var configuration = Documentation
            .Example("vrrp_instance")
            .Replace("/usr/local/bin/node-serves taiga", $"{script} {node.Name}", StringComparison.Ordinal)
            // Whose directory it is: nobody may not enter it.
            .Replace("script_user nobody", "script_user root", StringComparison.Ordinal)
            .Replace("interval 5", "interval 1", StringComparison.Ordinal)
            .Replace(
                "priority 100",
                string.Create(CultureInfo.InvariantCulture, $"priority {priority}"),
                StringComparison.Ordinal
            )
            .Replace("203.0.113.10/24", $"{Address}/24", StringComparison.Ordinal);
        var file = await WriteAsync(node.Host, "keepalived.conf", configuration);
        var start = node.Host.Start(
            DebianPrograms.Find("keepalived"),
            ["--dont-fork", "--log-console", "--log-detail", "--vrrp", $"--use-file={file}", .. PidFiles(node.Host)]
        );
        return new Keepalived(node, ServerProcess.Start(start));
    }

    /// <summary>What keepalived has against the example of a virtual server; nothing where it can be read.</summary>
    /// <param name="host">Where it is asked.</param>
    public static async Task<string> ObjectionsToTheVirtualServerAsync(LabHost host)
    {
        var script = await WriteScriptAsync(host, new Uri("http://127.0.0.1:9853/"));
        var text = Documentation.Example("global_defs") + Documentation.Example("virtual_server");
        var file = await WriteAsync(
            host,
            "virtual-server.conf",
            text.Replace("/usr/local/bin/node-serves", script, StringComparison.Ordinal)
        );
        var finished = await host.RunAsync(
            "keepalived",
            "--config-test",
            "--check",
            "--log-console",
            $"--use-file={file}"
        );
        return finished.Output + finished.Errors;
    }

    /// <summary>Whether this node has the address.</summary>
    public async Task<bool> HasAddressAsync() =>
        (await _node.Host.RunAsync("ip", "-4", "address", "show", "to", Address)).Output.Length > 0;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // In order: it gives the address back, and its child ends.
        await _process.StopAsync();
        await _process.DisposeAsync();
    }

    private static async Task<string> WriteScriptAsync(LabHost host, Uri witness)
    {
        var text = Documentation
            .Example("# node-serves NODE")
            .Replace("http://127.0.0.1:9853/", witness.ToString(), StringComparison.Ordinal);
        var path = await WriteAsync(host, "node-serves", text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task<string> WriteAsync(LabHost host, string file, string text)
    {
        var path = Path.Combine(host.Directory, file);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static IEnumerable<string> PidFiles(LabHost host) =>
        [
            $"--pid={Path.Combine(host.Directory, "keepalived.pid")}",
            $"--vrrp_pid={Path.Combine(host.Directory, "vrrp.pid")}",
        ];
}
