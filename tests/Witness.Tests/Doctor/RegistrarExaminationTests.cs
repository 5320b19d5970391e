using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Doctor.Examinations;
using Witness.Hosting;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of the looks at zones: what came of them, and that nothing is touched.</summary>
public sealed class RegistrarExaminationTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task A_zone_that_can_be_read_is_counted() =>
        Assert.StartsWith(
            "ok registrars: demo.test at files: 3 records, read in ",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );

    [Fact]
    public async Task A_registrar_that_refuses_fails_with_its_own_remedy()
    {
        _ward.Zone = () =>
            throw new RegistrarException(
                RegistrarFault.Configuration,
                "API access is switched off (1011102): switch it on"
            );

        Assert.Equal(
            ["fail registrars: demo.test at files cannot be read: API access is switched off (1011102): switch it on"],
            await _ward.ExamineAsync(new RegistrarExamination())
        );
        Assert.Empty(await _ward.ExamineAsync(new NameExamination()));
        Assert.Empty(await _ward.ExamineAsync(new RecordExamination()));
        Assert.Empty(await _ward.ExamineAsync(new TtlExamination()));
    }

    [Fact]
    public async Task A_zone_read_name_by_name_is_a_warning()
    {
        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11") with { IsWhole = false };

        Assert.StartsWith(
            "warn registrars: demo.test at files: only the configured names could be read",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
    }

    [Fact]
    public async Task Without_any_zone_nothing_can_be_removed()
    {
        File.WriteAllText(
            _ward.ConfigurationPath,
            """{ "database": "witness.db", "checks": { "https": false }, "nodes": [ { "name": "rin", "addresses": ["127.0.9.13"] } ] }"""
        );

        Assert.StartsWith(
            "warn registrars: no zone is configured",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
    }

    [Theory]
    [InlineData(RegistrarFault.Unclear)]
    [InlineData(RegistrarFault.Refused)]
    public async Task A_registrar_that_says_no_more_than_what_happened_fails_with_what_to_do(RegistrarFault fault)
    {
        _ward.Zone = () => throw new RegistrarException(fault, "no answer within 10 s");

        Assert.Equal(
            [
                "fail registrars: demo.test at files cannot be read: no answer within 10 s: see whether it is well and can be reached from this machine, and run doctor again",
            ],
            await _ward.ExamineAsync(new RegistrarExamination())
        );
    }

    [Theory]
    [InlineData(RegistrarFault.PutOff)]
    [InlineData(RegistrarFault.Busy)]
    public async Task A_look_for_which_calls_are_short_is_a_warning_and_the_daemons_reading_stands_in(
        RegistrarFault fault
    )
    {
        _ward.Zone = () => throw new RegistrarException(fault, "no call is left");

        Assert.Equal(
            [
                "warn registrars: demo.test at files was not looked at (no call is left), and the daemon has not read it yet: start the daemon, which reads every zone within minutes and changes nothing in observe, or run doctor again in some minutes",
            ],
            await _ward.ExamineAsync(new RegistrarExamination())
        );
        Assert.Empty(await _ward.ExamineAsync(new RecordExamination()));

        await ReadAsync("demo.test", Ward.Now.AddMinutes(-12));

        Assert.StartsWith(
            "warn registrars: demo.test at files was not looked at (no call is left); the daemon read it 12 min ago, and that is what the other lines tell: run doctor again in some minutes",
            Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()))
        );
        Assert.Contains(
            "ok records: chitoge: www.demo.test 300 A 127.0.9.11",
            await _ward.ExamineAsync(new RecordExamination())
        );
    }

    [Fact]
    public async Task Where_calls_are_few_the_zones_that_were_read_longest_ago_are_looked_at()
    {
        var zones = string.Join(", ", "abc".Select(zone => $$"""{ "zone": "{{zone}}.test", "registrar": "files" }"""));
        _ward.ConfigureZones(zones);
        await ReadAsync("a.test", Ward.Now.AddMinutes(-1));
        await ReadAsync("c.test", Ward.Now.AddMinutes(-50));
        var calls = 2;
        _ward.Zone = () =>
            calls-- > 0
                ? Ward.ZoneOf("www A 127.0.9.11")
                : throw new RegistrarException(RegistrarFault.PutOff, "no call is left");

        var findings = await _ward.ExamineAsync(new RegistrarExamination());

        Assert.Equal(["warn", "ok", "ok"], findings.Select(finding => finding.Split(' ')[0]));
        Assert.StartsWith("warn registrars: a.test at files was not looked at", findings[0]);
    }

    [Fact]
    public async Task A_zone_file_is_read_and_nothing_else_although_a_reload_is_owed()
    {
        var zone = _ward.Write(
            "demo.test",
            "$TTL 60\n@ SOA ns h 1 1 1 1 1\n@ NS ns\nwww A 127.0.9.11\n",
            UnixFileMode.UserRead
        );
        var debt = _ward.Write(".demo.test.witness", "owed", UnixFileMode.UserRead);
        _ward.Configure(
            registrars: $$""" "files": { "type": "zonefile", "directory": ".", "reload": ["touch", "{{_ward.File("reloaded")}}"] } """
        );
        _ward.Registrars = configuration => RegistrarFactory.Build(configuration, TimeProvider.System);
        var (files, written) = (Files(), File.GetLastWriteTimeUtc(debt));

        var finding = Assert.Single(await _ward.ExamineAsync(new RegistrarExamination()));

        Assert.StartsWith(
            "fail registrars: demo.test at files: its file has been changed, and its server has not been told by 'touch DIR/reloaded' yet, and answers what was before: the daemon does that with its next look or change",
            finding
        );
        Assert.Equal(files, Files());
        Assert.Equal(written, File.GetLastWriteTimeUtc(debt));
        Assert.Equal(["ok names: demo.test: in rotation www.demo.test"], (await NamesAsync())[..1]);

        string[] Files() => Directory.GetFiles(Path.GetDirectoryName(zone)!);
        Task<string[]> NamesAsync()
        {
            File.SetUnixFileMode(zone, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.AppendAllText(zone, "www A 127.0.9.12\n");
            return _ward.ExamineAsync(new NameExamination());
        }
    }

    private Task ReadAsync(string zone, DateTimeOffset at) =>
        _ward.CommitAsync(
            new LedgerEntry(at)
            {
                Readings =
                [
                    new ZoneReading(
                        Ward.ZoneOf("www A 127.0.9.11", "www A 127.0.9.12") with
                        {
                            Name = DomainName.Parse(zone),
                        },
                        at
                    ),
                ],
            }
        );
}
