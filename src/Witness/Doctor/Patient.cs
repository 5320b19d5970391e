using Witness.Configuration;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Publications;
using Witness.Doctor.Permissions;
using Witness.Hosting;

namespace Witness.Doctor;

/// <summary>The witness that is examined. What several examinations look at is read once, by whichever comes first.</summary>
internal sealed class Patient : IDisposable
{
    private readonly Lazy<Task<IReadOnlyList<ZoneSight>>> _zones;
    private readonly Lazy<Task<IReadOnlyList<Observation>>> _https;
    private readonly RegistrarBook _registrars;
    private readonly CancellationToken _cancellation;

    /// <summary>A witness.</summary>
    /// <param name="path">The configuration's file.</param>
    /// <param name="configuration">What stands in it.</param>
    /// <param name="ledger">What its ledger holds.</param>
    /// <param name="registrars">Whom the zones are read from.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends whatever is read.</param>
    public Patient(
        string path,
        WitnessConfiguration configuration,
        LedgerSight ledger,
        IReadOnlyList<IRegistrar> registrars,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        Path = path;
        Configuration = configuration;
        Ledger = ledger;
        Time = time;
        Fleet = FleetBuilder.BuildForReading(configuration);
        Checks = new NodeChecks(time);
        _registrars = new RegistrarBook(Fleet.Zones, registrars, time);
        _cancellation = cancellation;
        _zones = new(() =>
            new ZoneSurvey(Fleet.Zones, _registrars, ledger.Memory.Readings, time).MakeAsync(cancellation)
        );
        _https = new(AskHttpsAsync);
    }

    /// <summary>The configuration's file.</summary>
    public string Path { get; }

    /// <summary>What stands in it.</summary>
    public WitnessConfiguration Configuration { get; }

    /// <summary>What its ledger holds.</summary>
    public LedgerSight Ledger { get; }

    /// <summary>The nodes and zones.</summary>
    public Fleet Fleet { get; }

    /// <summary>What this process can ask of nodes.</summary>
    public NodeChecks Checks { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Whom to ask what is published.</summary>
    public required INameServers NameServers { get; init; }

    /// <summary>Environment variables by name.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>True where this process is root's, who may do everything that the daemon may.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whom the daemon runs as, and what it may read.</summary>
    public required ServiceAccess Access { get; init; }

    /// <summary>The command that runs doctor with the unit's environment and credentials.</summary>
    public string ServiceCommand => ServiceShell.CommandFor(Access.User.Name, Path, Configuration);

    /// <summary>Every zone at its registrar, looked at once.</summary>
    public Task<IReadOnlyList<ZoneSight>> ZonesAsync() => _zones.Value;

    /// <summary>Every zone of which it is known what it holds.</summary>
    public async Task<IReadOnlyList<ZoneSight>> ReadableZonesAsync() =>
        [.. (await ZonesAsync()).Where(zone => zone.Zone is not null)];

    /// <summary>What every node answered over HTTPS, asked once.</summary>
    public Task<IReadOnlyList<Observation>> HttpsAsync() => _https.Value;

    /// <summary>When that asking began.</summary>
    public DateTimeOffset HttpsBegan { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        Checks.Dispose();
        _registrars.Dispose();
    }

    private Task<IReadOnlyList<Observation>> AskHttpsAsync()
    {
        HttpsBegan = Now;
        var nodes = Configuration
            .Nodes.Select(node => new Node(node.Name, node.Addresses, ChecksOf(node))
            {
                Retry = new Retry(0, TimeSpan.Zero),
            })
            .Where(node => node.Checks.Count > 0)
            .ToList();
        var observer = new Observer(Configuration.Round.Concurrency, Configuration.Round.Every, new Random(), Time);
        return observer.ObserveAsync(nodes, _cancellation);
    }

    private IReadOnlyList<ICheck> ChecksOf(NodeOptions node)
    {
        try
        {
            var https = node with { Checks = node.Checks with { Ping = null, Ssh = null, Tcp = null } };
            return Checks.Of(https);
        }
        catch (HostingException)
        {
            // The file of a CA that cannot be used, which the examination of files tells.
            return [];
        }
    }
}
