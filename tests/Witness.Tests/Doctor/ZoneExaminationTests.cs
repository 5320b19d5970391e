using Witness.Configuration;
using Witness.Core.Dns;
using Witness.Core.Publications;
using Witness.Doctor.Examinations;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of zones as their registrars hold them.</summary>
public sealed class ZoneExaminationTests : IDisposable
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
    public async Task A_secret_that_this_user_may_not_read_is_a_warning()
    {
        var secret = new SecretException("/etc/witness/k cannot be read", new UnauthorizedAccessException());
        _ward.Zone = () => throw new RegistrarException(RegistrarFault.Configuration, "the key", secret);

        Assert.Equal(
            [
                "warn registrars: demo.test at files was not read, for its secret could not be: run doctor as witness or root",
            ],
            await _ward.ExamineAsync(new RegistrarExamination())
        );
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
    public async Task Names_of_several_nodes_and_of_one_are_told_apart()
    {
        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11", "www A 127.0.9.12", "chitoge A 127.0.9.11");

        Assert.Equal(
            [
                "ok names: demo.test: in rotation www.demo.test",
                "ok names: demo.test: never touched, for they are of one node or not listed, chitoge.demo.test",
            ],
            await _ward.ExamineAsync(new NameExamination())
        );
    }

    [Fact]
    public async Task A_zone_in_which_nothing_is_in_rotation_fails()
    {
        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11", "api A 203.0.113.1");

        Assert.StartsWith(
            "fail names: demo.test: no name holds addresses of two or more nodes",
            (await _ward.ExamineAsync(new NameExamination()))[0]
        );
    }

    [Fact]
    public async Task Listed_names_at_the_floor_or_of_nobody_are_warnings()
    {
        _ward.Configure(zone: """, "names": ["www", "one", "nobody"] """);
        _ward.Zone = () => Ward.ZoneOf("www A 127.0.9.11", "www A 127.0.9.12", "one A 127.0.9.11");

        var findings = await _ward.ExamineAsync(new NameExamination());

        Assert.Equal(3, findings.Length);
        Assert.StartsWith("warn names: nobody.demo.test is listed, and no node has an address there", findings[1]);
        Assert.StartsWith("warn names: one.demo.test has 1 node, and policy.keepAtLeast is 1", findings[2]);
    }

    [Fact]
    public async Task Name_servers_that_do_not_answer_or_differ_are_warnings()
    {
        Assert.Equal(
            ["ok name servers: demo.test: 1 server answers, serial 7"],
            await _ward.ExamineAsync(new NameServerExamination())
        );

        _ward.NameServers = new StubNameServers(
            new ServerSight("ns1", []) { Serial = 7 },
            new ServerSight("ns2", []) { Serial = 6 },
            ServerSight.Without("ns3", "answers REFUSED")
        );

        var findings = await _ward.ExamineAsync(new NameServerExamination());
        Assert.Equal(2, findings.Length);
        Assert.StartsWith(
            "warn name servers: demo.test: ns3 answers REFUSED: what is published there is not seen",
            findings[0]
        );
        Assert.StartsWith("warn name servers: demo.test: its name servers hold different serials (6, 7)", findings[1]);
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

    [Fact]
    public async Task An_examination_that_breaks_is_told_and_hides_no_other()
    {
        _ward.NameServers = null!;

        Assert.StartsWith(
            "fail name servers: the examination itself broke (NullReferenceException",
            Assert.Single(await _ward.ExamineAsync(new NameServerExamination()))
        );
    }
}
