using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>Case 15: the wrong cut between SLD and TLD has written to the parent's zone.</summary>
public sealed class NamecheapDomainTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    [Theory]
    [InlineData("example15", "co.uk")]
    [InlineData("1605.example15", "com")]
    public async Task Case_15_a_suffix_that_is_written_down_counts(string sld, string tld)
    {
        var domain = Server.Serve(sld, tld, Scene.Hosts);
        var scene = On(
            domain,
            settings =>
                settings with
                {
                    Suffixes = new Dictionary<DomainName, DomainName> { [domain.Zone] = DomainName.Parse(tld) },
                }
        );

        await scene.ApplyAsync(await scene.PlanAsync());

        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_15_the_public_suffix_list_says_where_else()
    {
        using var file = new Servers.TemporaryDirectory();
        var list = file.Write("list.dat", "com\nuk\nco.uk\n// ===BEGIN PRIVATE DOMAINS===\ncom.de\n");
        var scene = On(
            Server.Serve("listed15", "com.de", Scene.Hosts),
            settings => settings with { SuffixFile = list }
        );

        await scene.ApplyAsync(await scene.PlanAsync());

        scene.AssertDeadLeft();
    }

    [Fact]
    public async Task Case_15_without_the_list_a_zone_of_three_labels_is_not_guessed_at()
    {
        var scene = On(
            Server.Serve("guessed15", "co.uk", Scene.Hosts),
            settings => settings with { SuffixFile = "/nonexistent" }
        );

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains("\"tld\"", error.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Domain.Calls);
    }

    [Fact]
    public async Task Case_15_an_answer_for_the_parents_zone_is_refused()
    {
        var parent = Server.Serve("parent15", "com", Scene.Hosts);
        parent.AnswersForChildren = true;
        var held = parent.Lines;
        var child = new ServedDomain("sub.parent15", "com");
        var suffixes = new Dictionary<DomainName, DomainName> { [child.Zone] = DomainName.Parse("com") };
        var scene = On(child, settings => settings with { Suffixes = suffixes });

        var error = await scene.FailToReadAsync(RegistrarFault.Configuration);

        Assert.Contains(
            "asked for sub.parent15.com and answered for \"parent15.com\"",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(held, parent.Lines);
    }
}
