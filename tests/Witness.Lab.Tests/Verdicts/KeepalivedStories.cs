using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>Two nodes share one address by keepalived, who asks the witness which of them serves.</summary>
public sealed class KeepalivedStories(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task The_address_follows_the_verdicts_and_a_witness_that_is_gone_moves_it_back()
    {
        var page = new Uri($"http://{lab.WitnessHost.IPv4}:9853/");
        await using var witness = await LabWitness.WatchAsync(
            lab,
            new LabConfiguration { Listen = $"{page.Host}:{page.Port}" }
        );
        await using var chitoge = await Keepalived.StartAsync(lab["chitoge"], page, 90);
        await using var taiga = await Keepalived.StartAsync(lab["taiga"], page, 100);
        await HasItAloneAsync("taiga, who comes first, has the address", taiga, chitoge);

        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        await HasItAloneAsync("chitoge has the address, for taiga is out", chitoge, taiga);

        await lab["taiga"].HealAsync();
        await witness.UntilReadyAsync("taiga", 3);
        Assert.True(await chitoge.HasAddressAsync(), "Nobody has put taiga back yet");
        await witness.ExpectAsync(0, "readd", "taiga");
        await HasItAloneAsync("taiga has the address, for she is back", taiga, chitoge);

        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await HasItAloneAsync("chitoge has the address again", chitoge, taiga);
        await witness.Daemon!.StopAsync();
        await HasItAloneAsync("the address is where it belongs, for nobody says no", taiga, chitoge);
    }

    [Fact]
    public async Task The_example_of_a_virtual_server_can_be_read() =>
        Assert.Empty(await Keepalived.ObjectionsToTheVirtualServerAsync(lab.WitnessHost));

    private static Task HasItAloneAsync(string what, Keepalived one, Keepalived other) =>
        Patience.UntilAsync(
            what,
            async () => await one.HasAddressAsync() && !await other.HasAddressAsync(),
            () => Task.FromResult($"{one.Said}\n---\n{other.Said}")
        );
}
