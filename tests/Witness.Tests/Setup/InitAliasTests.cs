using Witness.Cli;
using Witness.Configuration;
using Witness.Registrars.Tests.Servers;
using Witness.Tests.Servers;

namespace Witness.Tests.Setup;

/// <summary>First configurations of names that are aliases, of a real BIND on loopback.</summary>
public sealed class InitAliasTests(Named server) : IClassFixture<Named>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string ConfigurationPath => _directory.File("witness.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Only_the_names_given_may_be_touched_and_an_alias_is_told_and_left_out()
    {
        var outcome = await InitAsync(["--names", "@,www,shop"]);

        Assert.Equal(("", 0), (outcome.Error, outcome.Exit));
        Assert.Equal(
            ["example.test", "www.example.test"],
            Assert.Single(Read().Zones).Names!.Select(name => name.Text)
        );
        Assert.Contains("// shop.example.test is an alias of www.example.test", await TextAsync());
    }

    [Theory]
    [InlineData(
        "shop",
        "shop.example.test is an alias of www.example.test, and nodes can be removed only there: give --names www in place of shop"
    )]
    [InlineData(
        "cdn",
        "cdn.example.test is an alias of edge.provider.test, which is in another zone, and nodes can be removed only there: give the zone that holds edge.provider.test with --zone, or give cdn.example.test addresses of its own"
    )]
    [InlineData("shop,cdn", "cdn.example.test is an alias of edge.provider.test, which is in another zone")]
    public async Task Names_that_are_all_aliases_are_refused_with_what_to_name_instead(string names, string why)
    {
        var outcome = await InitAsync(["--names", names, "--node", "rin=203.0.113.13"]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(why, outcome.Error);
        Assert.DoesNotContain("\"names\"", outcome.Error);
        Assert.False(File.Exists(ConfigurationPath));
    }

    [Fact]
    public async Task An_alias_beside_other_names_is_left_out_and_told_with_what_to_name_instead()
    {
        var outcome = await InitAsync(["--names", "api,shop"]);

        Assert.Equal(("", 0), (outcome.Error, outcome.Exit));
        Assert.Equal(["api.example.test"], Assert.Single(Read().Zones).Names!.Select(name => name.Text));
        Assert.Contains(
            "  left out: shop.example.test is an alias of www.example.test, and nodes can be removed only there: give --names www in place of shop",
            outcome.Lines
        );
    }

    [Fact]
    public async Task Where_no_address_is_found_the_aliases_are_named()
    {
        var outcome = await InitAsync(["--names", "@,shop"]);

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith(
            "witness: no address stands under example.test and shop.example.test (shop.example.test is an alias of www.example.test,",
            outcome.Error
        );
    }

    private WitnessConfiguration Read() =>
        Assert.IsType<WitnessConfiguration>(ConfigurationFile.Read(ConfigurationPath).Configuration);

    private Task<string> TextAsync() => File.ReadAllTextAsync(ConfigurationPath, TestContext.Current.CancellationToken);

    private async Task<Outcome> InitAsync(string[] args)
    {
        string[] bind = ["--zone", "example.test", "--registrar", "rfc2136", "--set", "server=127.0.0.1"];
        string[] files = ["--set", "key=tsig.key", "--output", ConfigurationPath];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive: false, _ => null, TimeProvider.System);
        var exit = await CommandLine.InvokeAsync(
            ["init", .. bind, .. files, "--name-server", server.Address, .. args],
            terminal
        );
        return new Outcome(exit, output.ToString(), error.ToString());
    }
}
