using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Proofs;

public sealed class LabNetworkTests
{
    [Fact]
    public async Task A_disposed_network_leaves_no_namespace_no_process_and_no_file()
    {
        ServerProcess orphan;
        string prefix;
        string directory;
        await using (var network = await LabNetwork.CreateAsync())
        {
            var host = await network.AddHostAsync("host", 1);
            orphan = ServerProcess.Start(host.Start(DebianPrograms.Find("sleep"), "1000"));
            await Patience.UntilAsync(
                "the process is in its namespace",
                async () => (await NetworkNamespaces.ProcessesAsync(host.Namespace)).Contains(orphan.Id)
            );
            (prefix, directory) = (network.Prefix, network.Directory);
            Assert.Equal(2, (await NetworkNamespaces.ListAsync(prefix)).Count);
        }

        await using (orphan)
        {
            await orphan.EndedAsync();
        }

        Assert.Empty(await NetworkNamespaces.ListAsync(prefix));
        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_swept()
    {
        const string NoProcessHasThisStartTime = "1";
        var abandoned = $"wlab-{Environment.ProcessId}-{NoProcessHasThisStartTime}-7";
        await Command.ReadAsync("ip", "netns", "add", $"{abandoned}-host");
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), abandoned));
        await using var alive = await LabNetwork.CreateAsync();

        await NetworkNamespaces.SweepAsync();

        Assert.Empty(await NetworkNamespaces.ListAsync(abandoned));
        Assert.False(Directory.Exists(directory.FullName));
        Assert.Single(await NetworkNamespaces.ListAsync(alive.Prefix));
        Assert.True(Directory.Exists(alive.Directory));
    }
}
