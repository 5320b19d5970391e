using System.Diagnostics;
using Witness.Configuration;
using Witness.Registrars.Tests.Servers;

namespace Witness.Tests.Setup;

/// <summary>Questions at a terminal, which is that of script(1).</summary>
public sealed class SetupQuestionsTests : IDisposable
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

    private static async Task<string> AnswerAsync(string command, params string[] answers)
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
        Assert.True(script.ExitCode == 0, spoken);
        return spoken;
    }
}
