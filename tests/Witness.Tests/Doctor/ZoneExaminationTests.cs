using Witness.Core.Publications;
using Witness.Doctor.Examinations;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of zones as their registrars hold them.</summary>
public sealed class ZoneExaminationTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

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
    public async Task An_examination_that_breaks_is_told_and_hides_no_other()
    {
        _ward.NameServers = null!;

        Assert.StartsWith(
            "fail name servers: the examination itself broke (NullReferenceException",
            Assert.Single(await _ward.ExamineAsync(new NameServerExamination()))
        );
    }
}
