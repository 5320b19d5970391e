using System.Diagnostics;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says to somebody who may not read everything: this user without any capability (setpriv(1)).</summary>
public sealed class ForbiddenTests : IDisposable
{
    private readonly Ward _ward = new();

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task What_this_user_may_not_read_is_a_warning_and_a_failure_only_where_the_service_is_theirs()
    {
        _ward.Write("tsig.key", "aGVsbG8=", UnixFileMode.None);
        _ward.Write("ca.pem", "any", UnixFileMode.None);
        await _ward.CommitRoundAsync(Ward.Now);
        File.SetUnixFileMode(_ward.Database, UnixFileMode.None);
        _ward.Configure(
            checks: """{ "retry": { "times": 0 }, "https": { "url": "https://www.demo.test:9/", "ca": "ca.pem" }, "ssh": false }""",
            registrars: """
            "files": { "type": "rfc2136", "server": "127.0.0.1", "keyName": "witness", "key": { "file": "tsig.key" } }
            """,
            zone: """, "nameservers": [] """
        );

        var lines = await ExamineAsync();

        Assert.Contains(lines, line => Is(line, Level, "files", "may not be read by "));
        Assert.Contains(lines, line => Is(line, Level, "secrets", "may not be read by "));
        Assert.Contains(lines, line => Is(line, "warn", "ledger", "may not be read by this user: "));
        Assert.Contains(lines, line => Is(line, "warn", "daemon", "it is not known whether it runs"));
        Assert.Contains(lines, line => Is(line, Level, "registrars", "demo.test at files"));
        Assert.Contains(lines, line => Is(line, PingLevel, "ping", "IPv4"));
    }

    /// <summary>The ledger is theirs, and so is the service. Root's would have the capabilities that this root lacks.</summary>
    private static string Level => Environment.IsPrivilegedProcess ? "warn" : "fail";

    /// <summary>A kernel that lets every group ping needs no capability (icmp(7)); closed, it says 1 to 0.</summary>
    private static string PingLevel =>
        !File.ReadAllText("/proc/sys/net/ipv4/ping_group_range").StartsWith("1\t0", StringComparison.Ordinal) ? "ok"
        : Environment.IsPrivilegedProcess ? "fail"
        : "warn";

    private static bool Is(string line, string level, string subject, string text) =>
        line.StartsWith($"{level, -4}  {subject} ", StringComparison.Ordinal)
        && line.Contains(text, StringComparison.Ordinal);

    private async Task<string[]> ExamineAsync()
    {
        var witness = Path.Combine(AppContext.BaseDirectory, "witness");
        string[] command = [witness, "doctor", "--config", _ward.ConfigurationPath];
        using var process = Process.Start(
            new ProcessStartInfo("setpriv", [.. Powerless, "--", .. command])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n');
    }

    private static string[] Powerless =>
        Environment.IsPrivilegedProcess ? ["--bounding-set", "-all", "--inh-caps", "-all"] : ["--inh-caps", "-all"];
}
