using Witness.Core.Dns;
using Witness.Registrars.Exec;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Exec;

public sealed class ExecRegistrarTests : IDisposable
{
    private static readonly DnsRecord Leaving = Address("www.example.com", 300, "203.0.113.11") with
    {
        Vendor = VendorFields.None.With("id", "7"),
    };
    private static readonly DnsRecord Staying = Address("www.example.com", 300, "203.0.113.12");
    private static readonly DnsRecord Entering = Address("api.example.com", 60, "203.0.113.13");
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ZoneChange Change { get; } =
        new(
            new Zone(ShellProgram.Zone, [Leaving, Staying])
            {
                Version = "7 \"é\"",
                Attributes = VendorFields.None.With("mail", "MX"),
            },
            [Leaving],
            [Entering]
        );

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_reading_is_asked_for_by_zone()
    {
        var registrar = Recording(ShellProgram.Answer);

        await registrar.ReadAsync(ShellProgram.Zone, Token);

        Assert.Equal("""{"version":1,"verb":"read","zone":"example.com"}""" + "\n", await AskedAsync());
    }

    [Fact]
    public async Task A_change_is_told_by_what_moves_and_by_the_whole_zone_before_and_after()
    {
        await Recording("""{"version":1,"applied":true}""").ApplyAsync(Change, Token);

        const string leaving =
            """{"name":"www.example.com","type":"A","ttl":300,"data":"203.0.113.11","vendor":{"id":"7"}}""";
        const string staying = """{"name":"www.example.com","type":"A","ttl":300,"data":"203.0.113.12","vendor":{}}""";
        const string entering = """{"name":"api.example.com","type":"A","ttl":60,"data":"203.0.113.13","vendor":{}}""";
        Assert.Equal(
            $$$"""{"version":1,"verb":"apply","zone":"example.com","state":"7 \u0022\u00E9\u0022","before":[{{{leaving}}},{{{staying}}}],"removed":[{{{leaving}}}],"added":[{{{entering}}}],"after":[{{{staying}}},{{{entering}}}],"attributes":{"mail":"MX"}}"""
                + "\n",
            await AskedAsync()
        );
    }

    [Fact]
    public async Task An_attribute_that_is_put_back_is_told()
    {
        var zone = new Zone(ShellProgram.Zone, [Staying]) { Attributes = VendorFields.None.With("mail", "FWD") };

        await Recording("""{"version":1,"applied":true}""")
            .ApplyAsync(new ZoneChange(zone, [], [], VendorFields.None.With("mail", "MX")), Token);

        Assert.Contains(
            """
            "attributes":{"mail":"MX"}
            """,
            await AskedAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_rehearsal_says_so_and_adds_what_is_there()
    {
        var rehearsal = ZoneChange.Rehearsal(new Zone(ShellProgram.Zone, [Staying]), [Staying]);

        await Recording("""{"version":1,"applied":true}""").ApplyAsync(rehearsal, Token);

        const string staying = """{"name":"www.example.com","type":"A","ttl":300,"data":"203.0.113.12","vendor":{}}""";
        Assert.Contains(
            $$"""
            "rehearsal":true,"removed":[],"added":[{{staying}}],"after":[{{staying}}]
            """,
            await AskedAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_change_of_nothing_runs_no_program()
    {
        var registrar = new ExecRegistrar("program", new ExecSettings(["/nonexistent"]), TimeProvider.System);

        await registrar.ApplyAsync(new ZoneChange(Change.Before, [], [Staying]), Token);
    }

    [Theory]
    [InlineData("configuration", RegistrarFault.Configuration)]
    [InlineData("refused", RegistrarFault.Refused)]
    [InlineData("busy", RegistrarFault.Busy)]
    [InlineData("unclear", RegistrarFault.Unclear)]
    [InlineData("stale", RegistrarFault.Unclear)]
    public async Task An_error_of_a_reading_is_told_by_its_kind_whatever_the_exit_status(
        string kind,
        RegistrarFault fault
    )
    {
        foreach (var status in new[] { "0", "1", "75" })
        {
            var error = await ShellProgram.ReadFailsAsync(
                ShellProgram.Running("printf %s \"$1\"; exit $2", Error(kind), status)
            );

            Assert.Equal((fault, "sh on example.com: no such key"), (error.Fault, error.Message));
        }
    }

    [Fact]
    public async Task A_stale_zone_is_told_as_such() =>
        await Assert.ThrowsAsync<StaleZoneException>(() =>
            ShellProgram.Saying(Error("stale")).ApplyAsync(Change, Token)
        );

    [Theory]
    [InlineData("""{"version":1,"applied":false}""", "applied is false")]
    [InlineData("""{"version":1,"applied":"yes"}""", "applied is neither true nor false")]
    [InlineData("""{"version":1}""", "applied is missing")]
    [InlineData("""{"version":2,"applied":true}""", "version is not 1")]
    [InlineData("""{"applied":true}""", "version is missing")]
    [InlineData("""{"version":1,"applied":true,"error":{"kind":"refused","message":"x"}}""", "applied is no member")]
    [InlineData("""{"version":1,"error":{"kind":"fatal","message":"x"}}""", "error.kind \"fatal\" is none of")]
    [InlineData("""{"version":1,"error":"x"}""", "error is no JSON object")]
    [InlineData("""{"version":1,"error":{"kind":"refused"}}""", "error.message is missing")]
    [InlineData("", "it said nothing")]
    public async Task An_answer_to_a_change_that_is_not_plain_leaves_its_outcome_open(string answer, string why)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() =>
            ShellProgram.Saying(answer).ApplyAsync(Change, Token)
        );

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_set_can_hold_is_refused_before_anybody_is_asked()
    {
        var registrar = new ExecRegistrar("program", new ExecSettings(["/nonexistent"]), TimeProvider.System);
        var change = new ZoneChange(Change.Before, [], [Address("www.example.com", 60, "203.0.113.99")]);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ApplyAsync(change, Token));

        Assert.Equal(RegistrarFault.Refused, error.Fault);
    }

    private static string Error(string kind) =>
        $$$"""{"version":1,"error":{"kind":"{{{kind}}}","message":"no such\nkey"}}""";

    private static DnsRecord Address(string name, int ttl, string data) => new(DomainName.Parse(name), "A", ttl, data);

    private ExecRegistrar Recording(string answer) =>
        ShellProgram.Running("cat > \"$1\"; printf %s \"$2\"", _directory.File("asked"), answer);

    private Task<string> AskedAsync() => File.ReadAllTextAsync(_directory.File("asked"), Token);
}
