using System.Net;
using System.Net.Sockets;
using Witness.Doctor.Examinations;
using Witness.Ledger;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of the status page.</summary>
public sealed class ServingExaminationTests : IDisposable
{
    private readonly Ward _ward = new() { Time = TimeProvider.System };

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task A_page_that_is_switched_off_is_well() =>
        Assert.Equal(["ok status page: switched off"], await _ward.ExamineAsync(new ServingExamination()));

    [Fact]
    public async Task Before_the_daemon_runs_nobody_is_asked()
    {
        _ward.Configure(status: "{}");

        Assert.Equal(
            ["ok status page: will be served at http://127.0.0.1:9853/ once the daemon runs"],
            await _ward.ExamineAsync(new ServingExamination())
        );
    }

    [Fact]
    public async Task A_page_that_others_can_reach_is_warned_of()
    {
        _ward.Configure(status: """{ "listen": "192.0.2.1:80" }""");

        Assert.StartsWith(
            "warn status page: whoever reaches 192.0.2.1:80 can read it, and the metrics, without a password: listen on 127.0.0.1",
            (await _ward.ExamineAsync(new ServingExamination()))[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task While_the_daemon_runs_its_page_has_to_answer()
    {
        using var page = new TcpListener(IPAddress.Loopback, 0);
        page.Start();
        var port = ((IPEndPoint)page.LocalEndpoint).Port;
        _ward.Configure(status: $$"""{ "listen": "127.0.0.1:{{port}}" }""");
        using var daemon = DaemonLock.TryTake(_ward.Database, Environment.ProcessId, out _);
        Assert.Equal(
            [$"ok status page: served at http://127.0.0.1:{port}/"],
            await _ward.ExamineAsync(new ServingExamination())
        );

        page.Dispose();
        Assert.StartsWith(
            $"fail status page: nothing answers at 127.0.0.1:{port}, though the daemon runs (",
            Assert.Single(await _ward.ExamineAsync(new ServingExamination())),
            StringComparison.Ordinal
        );
    }
}
