using System.Net;
using Witness.Cli;
using Witness.Configuration;
using Witness.Registrars.Tests.Servers;
using Witness.Setup;
using Witness.Tests.Configuration.Schema;
using Witness.Tests.Servers;

namespace Witness.Tests.Setup;

/// <summary>First configurations, of what a real BIND on loopback publishes.</summary>
public sealed class InitCommandTests(Named server) : IClassFixture<Named>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string ConfigurationPath => _directory.File("witness.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_nodes_that_a_zone_publishes_are_found_and_paired_by_their_reverse_names()
    {
        var outcome = await InitAsync([.. Bind, "--name-server", server.Address]);

        Assert.Equal(("", 0), (outcome.Error, outcome.Exit));
        var configuration = Read();
        Assert.Equal(
            ["chitoge 203.0.113.11 2001:db8::11", "node1 203.0.113.12", "node2 203.0.113.13", "taiga 2001:db8::12"],
            configuration.Nodes.Select(node => $"{node.Name} {string.Join(' ', node.Addresses)}")
        );
        Assert.Equal(Core.Stonith.Mode.Observe, configuration.Mode);
        Assert.Null(Assert.Single(configuration.Zones).Names);
    }

    [Fact]
    public async Task What_is_written_passes_validate_and_the_schema_at_once_and_is_closed_to_others()
    {
        await InitAsync([.. Bind, "--name-server", server.Address]);

        var validation = await RunAsync("validate", ConfigurationPath);

        Assert.Equal(("", 0), (validation.Error, validation.Exit));
        Assert.Empty(Assert.Single(SchemaValidator.ErrorsOf(await TextAsync())));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
            File.GetUnixFileMode(ConfigurationPath)
        );
    }

    [Fact]
    public async Task The_next_steps_are_named_and_the_secret_that_is_still_missing()
    {
        var outcome = await InitAsync([.. Bind, "--name-server", server.Address]);

        Assert.Contains($"Write the secret into {_directory.File("tsig.key")} (its first line)", outcome.Output);
        Assert.Equal(
            ["witness doctor", "witness check", "witness run"],
            outcome.Lines[^3..].Select(line => line.Trim().Split(" --config ")[0])
        );
        Assert.All(outcome.Lines[^3..], line => Assert.Contains($"--config {ConfigurationPath}", line));
    }

    [Fact]
    public async Task A_node_that_the_operator_knows_keeps_its_addresses_together()
    {
        await InitAsync([.. Bind, "--node", "rin=203.0.113.13,2001:db8::12", "--name-server", server.Address]);

        Assert.Equal(
            ["rin 203.0.113.13 2001:db8::12", "chitoge 203.0.113.11 2001:db8::11", "node1 203.0.113.12"],
            Read().Nodes.Select(node => $"{node.Name} {string.Join(' ', node.Addresses)}")
        );
    }

    [Fact]
    public async Task Without_a_lookup_the_nodes_given_are_all()
    {
        await InitAsync([.. Bind, "--node", "rin=203.0.113.13", "--no-lookup", "--url", "none"]);

        var node = Assert.Single(Read().Nodes);
        Assert.Equal(("rin", IPAddress.Parse("203.0.113.13")), (node.Name, node.Addresses.Single()));
        Assert.Null(node.Checks.Https);
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_only_by_force()
    {
        await File.WriteAllTextAsync(ConfigurationPath, "mine", TestContext.Current.CancellationToken);

        var refused = await InitAsync([.. Bind, "--name-server", server.Address]);

        Assert.Equal(2, refused.Exit);
        Assert.Equal(
            $"witness: {ConfigurationPath} is there already: --force writes it anew, --output PATH writes another\n",
            refused.Error
        );
        Assert.Equal("mine", await TextAsync());

        Assert.Equal(0, (await InitAsync([.. Bind, "--name-server", server.Address, "--force"])).Exit);
        Assert.Equal(4, Read().Nodes.Count);
    }

    [Theory]
    [InlineData("--zone", "example.test", "witness: nobody is at a terminal to be asked, so that --registrar TYPE (")]
    [InlineData(
        "--registrar",
        "namecheap",
        "witness: nobody is at a terminal to be asked, so that --zone ZONE, --set apiUser=VALUE ("
    )]
    [InlineData("--registrar", "bind", "witness: --registrar: bind is no type of registrar; ")]
    public async Task What_is_missing_is_named_where_nobody_can_be_asked(string option, string value, string error)
    {
        var outcome = await InitAsync([option, value]);

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith(error, outcome.Error);
        Assert.False(File.Exists(ConfigurationPath));
    }

    [Theory]
    [InlineData("--node", "rin", "witness: --node: rin is no NAME=ADDRESS[,ADDRESS]")]
    [InlineData("--node", "rin=203.0.113", "witness: --node: \"203.0.113\" is no IP address; write an address such as")]
    [InlineData("--url", "ftp://x/", "witness: --url: is no https:// or http:// URL; write a URL such as")]
    [InlineData("--names", "a..b", "witness: --names: 'a..b.example.test' is no domain name")]
    [InlineData("--name-server", "a b", "witness: --name-server: \"a b\" is no host")]
    [InlineData("--set", "server", "witness: --set: server is no KEY=VALUE")]
    public async Task What_is_mistyped_is_told_with_what_would_be_right(string option, string value, string error)
    {
        var outcome = await InitAsync([.. Bind, option, value]);

        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith(error, outcome.Error);
    }

    [Fact]
    public async Task The_help_names_every_type_of_registrar()
    {
        var help = await RunAsync("init", "--help");

        Assert.All(RegistrarDraft.Types, type => Assert.Contains(type, help.Output));
    }

    [Fact]
    public async Task Nothing_is_written_that_would_have_errors()
    {
        var outcome = await InitAsync([.. Bind, "--set", "prt=53", "--name-server", server.Address]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains("registrars.rfc2136.prt: unknown key; did you mean \"port\"?", outcome.Error);
        Assert.False(File.Exists(ConfigurationPath));
    }

    [Fact]
    public async Task A_name_server_that_does_not_answer_is_told_with_the_way_around_it()
    {
        var outcome = await InitAsync([.. Bind, "--name-server", $"127.0.0.1:{Loopback.FreePort()}"]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains("cannot be looked up (127.0.0.1:", outcome.Error);
        Assert.Contains("--node NAME=ADDRESS[,ADDRESS] and --no-lookup", outcome.Error);
    }

    private static string[] Bind =>
        ["--zone", "example.test", "--registrar", "rfc2136", "--set", "server=127.0.0.1", "--set", "key=tsig.key"];

    private WitnessConfiguration Read() =>
        Assert.IsType<WitnessConfiguration>(ConfigurationFile.Read(ConfigurationPath).Configuration);

    private Task<string> TextAsync() => File.ReadAllTextAsync(ConfigurationPath, TestContext.Current.CancellationToken);

    private Task<Outcome> InitAsync(string[] args) => RunAsync(["init", .. args, "--output", ConfigurationPath]);

    private static async Task<Outcome> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive: false, _ => null, TimeProvider.System);
        var exit = await CommandLine.InvokeAsync(args, terminal);
        return new Outcome(exit, output.ToString(), error.ToString());
    }
}
