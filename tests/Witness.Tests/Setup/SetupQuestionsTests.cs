using System.Diagnostics;
using Witness.Configuration;
using Witness.Registrars.Tests.Servers;
using Witness.Tests.Servers;

namespace Witness.Tests.Setup;

/// <summary>Questions at a terminal, which is that of script(1).</summary>
public sealed class SetupQuestionsTests(Named server) : IClassFixture<Named>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_the_command_line_leaves_open_is_asked_until_it_is_right()
    {
        var path = _directory.File("witness.json");

        var spoken = await AnswerAsync(
            $"init --registrar rfc2136 --node rin=127.0.9.13 --no-lookup --output {path}",
            "no zone",
            "demo.test",
            "127.0.0.1",
            "",
            "secrets/tsig",
            "www,api",
            "none"
        );

        Assert.Contains("'no zone' is no domain name", spoken);
        var configuration = ConfigurationFile.Read(path).Configuration;
        Assert.NotNull(configuration);
        var bind = Assert.IsType<Rfc2136Options>(Assert.Single(configuration.Registrars));
        Assert.Equal(
            ("127.0.0.1", "witness", $"file {_directory.File("secrets/tsig")}"),
            (bind.Server, bind.KeyName, bind.Key.ToString())
        );
        var zone = Assert.Single(configuration.Zones);
        Assert.Equal(["www.demo.test", "api.demo.test"], zone.Names!.Select(name => name.Text));
        Assert.Null(Assert.Single(configuration.Nodes).Checks.Https);
    }

    [Fact]
    public async Task What_an_alias_leads_to_is_offered_in_its_place_link_by_link()
    {
        var spoken = await AnswerAsync(InitWith("sale"), "y", "");

        Assert.Contains(
            "sale.example.test is an alias of shop.example.test, and nodes can be removed only there",
            spoken
        );
        Assert.Contains(
            "shop.example.test is an alias of www.example.test, and nodes can be removed only there",
            spoken
        );
        var configuration = ConfigurationFile.Read(_directory.File("witness.json")).Configuration;
        Assert.NotNull(configuration);
        Assert.Equal(["www.example.test"], Assert.Single(configuration.Zones).Names!.Select(name => name.Text));
        Assert.Equal(4, configuration.Nodes.Count);
    }

    [Fact]
    public async Task Whoever_declines_hears_what_to_do_instead()
    {
        var spoken = await AnswerAsync(exit: 2, InitWith("shop"), "n");

        Assert.Contains("give --names www in place of shop", spoken);
        Assert.False(File.Exists(_directory.File("witness.json")));
    }

    private string InitWith(string names) =>
        $"init --zone example.test --registrar rfc2136 --set server=127.0.0.1 --set keyName=witness --set key=tsig.key --names {names} --url none --name-server {server.Address} --output {_directory.File("witness.json")}";

    private static Task<string> AnswerAsync(string command, params string[] answers) =>
        AnswerAsync(exit: 0, command, answers);

    private static async Task<string> AnswerAsync(int exit, string command, params string[] answers)
    {
        var witness = Path.Combine(AppContext.BaseDirectory, "witness");
        var start = new ProcessStartInfo("script", ["-qefc", $"{witness} {command}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm";
        using var script = Process.Start(start)!;
        foreach (var answer in answers)
        {
            await script.StandardInput.WriteAsync($"{answer}\r");
        }

        await script.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var spoken = await script.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(script.ExitCode == exit, spoken);
        // The terminal is as narrow as it likes, and wraps.
        return string.Join(' ', spoken.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
