using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>What the registrar has accepted is followed to the zone's name servers, and to the last cache.</summary>
public sealed class Publishing(Lab lab) : IClassFixture<Lab>
{
    /// <summary>The longest TTL of the records that leave (<see cref="Zones.LabZone"/>).</summary>
    private static readonly TimeSpan LongestTtl = TimeSpan.FromSeconds(600);

    [Fact]
    public async Task Case_17_A_removal_is_accepted_then_published_and_drained_by_the_longest_ttl_later()
    {
        await using var witness = await FencedAsync(lab.Primary.Host.IPv4.ToString());
        await witness.UntilHistoryAsync("the removal is published", entry => entry.Kind == "publish");

        var history = await witness.HistoryAsync();
        var change = Assert.Single(history, entry => entry.Removes("taiga"));
        Assert.True(change.At <= change.AcceptedAt && change.AcceptedAt < change.PublishedAt, $"{change}");
        Assert.Equal(change.PublishedAt + LongestTtl, change.DrainedBy);
        var publish = Assert.Single(history, entry => entry.Kind == "publish");
        Assert.Equal((change.PublishedAt, "taiga"), (publish.At, publish.Node));

        var why = (await witness.ExpectAsync(0, "why", "taiga")).Output;
        Assert.Contains(
            $"accepted by {lab.Primary.Host.Name} {Said(change.AcceptedAt)}",
            why,
            StringComparison.Ordinal
        );
        Assert.Contains($"published {Said(change.PublishedAt)}: 1 of 1 name server", why, StringComparison.Ordinal);
        Assert.Contains($"drained by {Said(change.DrainedBy)}", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_17_A_name_server_that_does_not_serve_the_zone_holds_up_nothing_but_is_named()
    {
        await using var witness = await FencedAsync(lab.Primary.Host.IPv4.ToString(), lab.Second.Host.IPv4.ToString());
        await witness.UntilHistoryAsync(
            "the server that lags is named",
            entry =>
                entry.PublicationDetail?.Contains(lab.Second.Host.IPv4.ToString(), StringComparison.Ordinal) == true
        );

        var change = Assert.Single(await witness.HistoryAsync(), entry => entry.Removes("taiga"));
        Assert.Null(change.PublishedAt);
        Assert.Contains("1 of 2 name servers agrees", change.PublicationDetail, StringComparison.Ordinal);
        await lab["taiga"].HealAsync();
        await witness.ExpectAsync(0, "readd", "taiga", "--force");
        await witness.UntilHistoryAsync("the readd overtakes it", entry => entry.Publication == "overtaken");
    }

    private async Task<LabWitness> FencedAsync(params IReadOnlyList<string> asked)
    {
        var witness = await LabWitness.WatchAsync(lab, new LabConfiguration { AskedNameServers = asked });
        await lab["taiga"].SufferAsync(NodeFault.HttpsDown);
        await witness.UntilOutAsync("taiga");
        return witness;
    }

    private static string Said(DateTimeOffset? at) => $"{at:yyyy-MM-dd HH:mm:ss}Z";
}
