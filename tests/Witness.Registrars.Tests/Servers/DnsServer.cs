using Witness.Core.Dns;
using Witness.Registrars.Rfc2136;

namespace Witness.Registrars.Tests.Servers;

/// <summary>
/// A real name server on loopback, with a zone for every test. The key <c>witness</c> may transfer and update; the key
/// <c>auditor</c> is the tests' own way to look and to edit.
/// </summary>
public abstract class DnsServer : IAsyncLifetime
{
    public const string Secret = "d2l0bmVzcy13aXRuZXNzLXdpdG5lc3Mtd2l0bmVzcyE=";
    public const string AuditorSecret = "YXVkaXRvci1hdWRpdG9yLWF1ZGl0b3ItYXVkaXRvciE=";
    private const int MostZones = 64;
    private const int MostStarts = 3;
    private readonly TemporaryDirectory _directory = new();
    private ServerProcess? _process;
    private int _zonesTaken;

    public int Port { get; private set; }

    /// <summary>A server's settings with a key that it knows.</summary>
    public Rfc2136Settings Settings => new("127.0.0.1", "witness", () => Secret) { Port = Port };

    /// <summary>A zone of this server that no other test has.</summary>
    public DomainName NextZone() => DomainName.Parse($"z{Interlocked.Increment(ref _zonesTaken)}.test");

    protected abstract string Package { get; }

    protected static IReadOnlyList<DomainName> Zones { get; } =
    [.. Enumerable.Range(1, MostZones).Select(number => DomainName.Parse($"z{number}.test"))];

    protected string Directory => _directory.Path;

    /// <summary>Writes what the server needs, and gives the command that starts it in the foreground.</summary>
    protected abstract Task<IReadOnlyList<string>> PrepareAsync();

    public async ValueTask InitializeAsync()
    {
        for (var start = 1; _process is null; start++)
        {
            Port = Loopback.FreePort();
            var process = ServerProcess.Start(Package, await PrepareAsync());
            try
            {
                await process.WaitAsync(AnswersAsync);
                _process = process;
            }
            catch (InvalidOperationException) when (start < MostStarts)
            {
                // Somebody else may have taken the port in between: another one.
                process.Dispose();
            }
            catch
            {
                process.Dispose();
                throw;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected string Write(string name, string text) => _directory.Write(name, text);

    /// <summary>Asks past the registrar, with the auditor's key.</summary>
    internal Task<string> AskAsync(DomainName zone, params string[] options) =>
        Tool.RunAsync(
            "bind9-dnsutils",
            $"key auditor {{ algorithm hmac-sha256; secret \"{AuditorSecret}\"; }};",
            [
                "dig",
                "-r",
                "@127.0.0.1",
                "-p",
                $"{Port}",
                "-k",
                "/dev/stdin",
                "+tcp",
                "+norec",
                "-q",
                $"{zone}.",
                .. options,
            ]
        );

    /// <summary>Updates past the registrar, with the auditor's key.</summary>
    internal Task UpdateAsync(DomainName zone, IEnumerable<string> commands) =>
        Tool.RunAsync(
            "bind9-dnsutils",
            $"server 127.0.0.1 {Port}\nkey hmac-sha256:auditor {AuditorSecret}\nzone {zone}.\n{string.Join('\n', commands)}\nsend\n",
            ["nsupdate", "-v"]
        );

    /// <summary>Waits until something is so, or the server has died.</summary>
    internal Task WaitAsync(Func<Task<bool>> condition) => _process!.WaitAsync(condition);

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await AskAsync(Zones[^1], "-t", "SOA", "+short", "+tries=1", "+time=2")).Contains(
                ' ',
                StringComparison.Ordinal
            );
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
