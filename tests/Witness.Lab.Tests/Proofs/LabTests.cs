using System.Globalization;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Proofs;

/// <summary>The lab itself, before anything is believed that it shows.</summary>
public sealed class LabTests(Lab lab) : IClassFixture<Lab>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await lab.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_healthy_node_answers_https_ssh_and_ping_at_each_address()
    {
        foreach (var address in lab["taiga"].Host.Addresses)
        {
            Assert.Equal("200 taiga 0", await HttpsAsync(address));
            Assert.Equal(0, await SshAsync(address));
            Assert.Equal(0, await PingAsync(address));
        }
    }

    /// <summary>The second word is what curl(1) returns: 7 no connection, 28 no answer in time.</summary>
    [Theory]
    [InlineData(NodeFault.HttpsDown, "000  7", true, true)]
    [InlineData(NodeFault.Answers503, "503 taiga 0", true, true)]
    [InlineData(NodeFault.Hangs, "000  28", true, true)]
    [InlineData(NodeFault.StallsTls, "000  28", true, true)]
    [InlineData(NodeFault.SshDown, "200 taiga 0", false, true)]
    [InlineData(NodeFault.DropsPing, "200 taiga 0", true, false)]
    [InlineData(NodeFault.LinkDown, "000  28", false, false)]
    public async Task A_fault_does_what_it_says_and_heals(NodeFault fault, string https, bool ssh, bool ping)
    {
        var node = lab["taiga"];
        await node.SufferAsync(fault);
        foreach (var address in node.Host.Addresses)
        {
            Assert.Equal(https, await HttpsAsync(address));
            Assert.Equal(ssh, await SshAsync(address) == 0);
            Assert.Equal(ping, await PingAsync(address) == 0);
        }

        await node.HealAsync();
        await A_healthy_node_answers_https_ssh_and_ping_at_each_address();
    }

    [Fact]
    public async Task A_zone_is_read_changed_and_reset()
    {
        var before = await lab.Primary.ReadAsync();
        Assert.Contains("*.apps.example.test. 60 IN AAAA fd77::2", before.Records, StringComparer.Ordinal);
        Assert.Contains(
            "note.example.test. 120 IN TXT \"a semicolon; a \\\"quote\\\"\" \"and a second string\"",
            before.Records,
            StringComparer.Ordinal
        );

        await lab.Primary.UpdateAsync("delete www.example.test. A 10.77.0.2", "add www.example.test. 300 A 192.0.2.81");
        var after = await lab.Primary.ReadAsync();
        Assert.Equal(before.Serial + 1, after.Serial);
        Assert.Equal(before.Records.Count, after.Records.Count);
        Assert.DoesNotContain("www.example.test. 300 IN A 10.77.0.2", after.Records, StringComparer.Ordinal);

        await lab.ResetAsync();
        var reset = await lab.Primary.ReadAsync();
        Assert.Equal(before.Serial, reset.Serial);
        Assert.Equal(before.Records, reset.Records);
    }

    [Fact]
    public async Task A_stopped_name_server_keeps_what_was_changed()
    {
        await lab.Second.UpdateAsync("add new.second.test. 300 A 192.0.2.82");
        await lab.Second.StopAsync();
        await lab.Second.StartAsync();
        Assert.Contains(
            "new.second.test. 300 IN A 192.0.2.82",
            (await lab.Second.ReadAsync()).Records,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task The_anchors_answer_and_nothing_leads_out()
    {
        foreach (var endpoint in lab.Anchor.Endpoints)
        {
            Assert.Equal(
                "204",
                (await CurlAsync("-o", "/dev/null", "-w", "%{http_code}", $"http://{endpoint}")).Output
            );
        }

        var routes = (await lab.WitnessHost.RunAsync("ip", "route", "show", "default")).Output;
        Assert.Equal("", routes);
    }

    [Fact]
    public async Task The_witness_is_alone_when_its_link_is_cut()
    {
        await lab.WitnessHost.CutLinkAsync();
        Assert.NotEqual(0, await PingAsync(lab["taiga"].Host.IPv4.ToString()));
        Assert.NotEqual(0, await PingAsync(lab.Anchor.Host.IPv6.ToString()));
        await lab.WitnessHost.MendLinkAsync();
        Assert.Equal(0, await PingAsync(lab["taiga"].Host.IPv6.ToString()));
    }

    private async Task<string> HttpsAsync(string address)
    {
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        var name = LabAuthority.SharedName;
        var finished = await CurlAsync(
            ["--cacert", lab.Authority.RootPath, "--resolve", $"{name}:443:{host}", "-o", "/dev/null"],
            ["-w", "%{http_code} %header{x-node}", $"https://{name}/health"]
        );
        return string.Create(CultureInfo.InvariantCulture, $"{finished.Output} {finished.ExitCode}");
    }

    private Task<FinishedCommand> CurlAsync(params string[] arguments) => CurlAsync(arguments, []);

    private Task<FinishedCommand> CurlAsync(string[] options, string[] more) =>
        lab.WitnessHost.RunAsync("curl", ["-s", "-m", "1", .. options, .. more]);

    private async Task<int> SshAsync(string address) =>
        (await lab.WitnessHost.RunAsync("ssh-keyscan", "-T", "1", address)).Output.Length > 0 ? 0 : 1;

    private async Task<int> PingAsync(string address) =>
        (await lab.WitnessHost.RunAsync("ping", "-n", "-c", "2", "-i", "0.2", "-W", "1", address)).ExitCode;
}
