using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Doctor;
using Witness.Doctor.Permissions;
using Witness.Ledger;
using Witness.Registrars.Tests.Servers;

namespace Witness.Tests.Doctor;

/// <summary>A witness to be examined: its directory, and doubles of whom it would ask.</summary>
internal sealed class Ward : IDisposable
{
    public static readonly DateTimeOffset Now = Site.Now;
    private readonly TemporaryDirectory _directory = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private SqliteLedger? _ledger;

    public Ward()
    {
        Registrars = _ => [new StubRegistrar(() => Zone())];
        Configure();
    }

    public TimeProvider Time { get; init; } = new FixedClock(Now);

    public bool IsRoot { get; init; } = true;

    /// <summary>Whom the daemon runs as; null for the owner of the ledger or its directory.</summary>
    public ServiceUser? Service { get; set; }

    public Accounts Accounts { get; init; } = Accounts.OfThisMachine();

    /// <summary>What the zone holds; throws where it cannot be read.</summary>
    public Func<Zone> Zone { get; set; } = () => ZoneOf("www A 127.0.9.11", "www A 127.0.9.12", "www A 127.0.9.13");

    /// <summary>Whom the zone is read from.</summary>
    public Func<WitnessConfiguration, IReadOnlyList<IRegistrar>> Registrars { get; set; }

    public INameServers NameServers { get; set; } = new StubNameServers(new ServerSight("ns", []) { Serial = 7 });

    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    public string ConfigurationPath => File("witness.json");

    public string Database => File("witness.db");

    public string File(string name) => _directory.File(name);

    public string Write(string name, string text, UnixFileMode mode)
    {
        var path = _directory.Write(name, text);
        System.IO.File.SetUnixFileMode(path, mode);
        return path;
    }

    public void Configure(
        string more = "",
        string anchors = """{ "hosts": [], "need": 0 }""",
        string checks = """{ "https": false, "ping": false, "ssh": false, "tcp": { "port": 9 } }""",
        string nodes =
            """{ "name": "chitoge", "addresses": ["127.0.9.11"] }, { "name": "taiga", "addresses": ["127.0.9.12"] }, { "name": "rin", "addresses": ["127.0.9.13"] }""",
        string registrars = """ "files": { "type": "zonefile", "directory": "." } """,
        string zone = "",
        string apex = "demo.test",
        string database = "witness.db",
        string status = "null"
    ) =>
        Write(
            "witness.json",
            $$"""
            {
              {{more}}
              "database": "{{database}}",
              "anchors": {{anchors}}, "status": {{status}},
              "registrars": { {{registrars}} },
              "zones": [ { "zone": "{{apex}}", "registrar": "files"{{zone}} } ],
              "checks": {{checks}},
              "nodes": [ {{nodes}} ]
            }
            """,
            UnixFileMode.UserRead | UnixFileMode.UserWrite
        );

    /// <summary>Several zones, all of the one registrar.</summary>
    public void ConfigureZones(string zones) =>
        Write(
            "witness.json",
            $$"""
            {
              "database": "witness.db",
              "anchors": { "hosts": [], "need": 0 },
              "registrars": { "files": { "type": "zonefile", "directory": "." } },
              "zones": [ {{zones}} ],
              "checks": { "https": false, "ping": false, "ssh": false, "tcp": { "port": 9 } },
              "nodes": [ { "name": "chitoge", "addresses": ["127.0.9.11"] } ]
            }
            """,
            UnixFileMode.UserRead | UnixFileMode.UserWrite
        );

    /// <summary>From now on the daemon runs as a user of its own, who owns nothing here and may enter the directory.</summary>
    public void ServeAs(ServiceUser user)
    {
        Service = user;
        System.IO.File.SetUnixFileMode(
            _directory.Path,
            System.IO.File.GetUnixFileMode(_directory.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
        );
    }

    /// <summary>A zone of these records: a name within it, a type, its data, and perhaps a TTL.</summary>
    public static Zone ZoneOf(params string[] records)
    {
        var apex = DomainName.Parse("demo.test");
        var read = records
            .Select(record => record.Split(' '))
            .Select(words => new DnsRecord(
                DomainName.Within(apex, words[0]),
                words[1],
                words.Length > 3 ? int.Parse(words[3]) : 300,
                words[2]
            ));
        return new Zone(apex, [.. read]);
    }

    /// <summary>The daemon's own ledger, opened at the first use.</summary>
    public SqliteLedger Ledger => _ledger ??= SqliteLedger.Open(Database);

    public Task CommitAsync(LedgerEntry entry) => Ledger.CommitAsync(entry, TestContext.Current.CancellationToken);

    public Task CommitRoundAsync(DateTimeOffset at, string? blind = null, long number = 1) =>
        CommitAsync(new LedgerEntry(at) { Round = Site.Round(number, at, blind) });

    /// <summary>What an examination finds, as it is printed: <c>fail daemon: does not run …</c>.</summary>
    public async Task<string[]> ExamineAsync(IExamination examination)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var reading = ConfigurationFile.Read(ConfigurationPath);
        Assert.Empty(reading.Errors);
        using var patient = new Patient(
            ConfigurationPath,
            reading.Configuration!,
            await LedgerSight.ReadAsync(reading.Configuration!.DatabasePath, cancellation),
            Registrars(reading.Configuration!),
            Time,
            cancellation
        )
        {
            NameServers = NameServers,
            Environment = _environment.GetValueOrDefault,
            IsRoot = IsRoot,
            Access = new ServiceAccess(Service ?? ServiceUser.Of(Database, Accounts), Accounts),
        };
        var findings = await Diagnosis.MakeAsync(patient, [examination], cancellation);
        return
        [
            .. findings.Select(one =>
                $"{one.Level.ToString().ToLowerInvariant()} {one.Subject}: {one}".Replace(
                    _directory.Path,
                    "DIR",
                    StringComparison.Ordinal
                )
            ),
        ];
    }

    public void Dispose()
    {
        _ledger?.Dispose();
        _directory.Dispose();
    }
}
