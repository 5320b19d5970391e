using System.Net;
using Witness.Core.Dns;
using Witness.Core.Publications;
using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

/// <summary>Publication over real name servers of which one lags.</summary>
public sealed class NamedPublicationTests(NamedPair pair) : IClassFixture<NamedPair>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_removal_is_published_once_the_secondary_has_caught_up()
    {
        var removal = RemovalOf(new DnsRecord(Name("www"), "A", 300, "192.0.2.1"));
        Assert.Equal(PublicationState.Awaited, (await JudgeAsync(removal)).State);

        await pair.UpdateAsync("delete www.example.test. A 192.0.2.1");
        var lagging = await JudgeAsync(removal);
        Assert.Equal(PublicationState.Awaited, lagging.State);
        Assert.Equal(
            $"1 of 2 name servers agrees; 127.0.0.1:{pair.SecondaryPort} still answers www.example.test A 192.0.2.1 (serial 100)",
            lagging.Detail
        );

        await pair.NotifyAsync();
        var published = await UntilPublishedAsync(removal);
        Assert.Equal("2 of 2 name servers agree", published.Detail);
        Assert.Equal(published.At.AddSeconds(300), published.DrainedBy);
    }

    [Fact]
    public async Task A_set_that_fits_no_datagram_a_wildcard_and_an_alias_are_seen_as_they_are()
    {
        var records = await RecordsAsync("many", "*.apps", "shop");
        Assert.Equal(90, records.Count(record => record.Name == Name("many")));
        Assert.Equal("*.apps.example.test 60 A 192.0.2.1", Assert.Single(records, IsWildcard).ToString());
        Assert.DoesNotContain(records, record => record.Name == Name("shop"));

        static bool IsWildcard(DnsRecord record) => record.Name == Name("*.apps");
    }

    private async Task<IReadOnlyList<DnsRecord>> RecordsAsync(params string[] names)
    {
        var sights = await AskAsync([.. names.Select(name => new RecordSetName(Name(name), "A"))]);
        Assert.All(sights, sight => Assert.Null(sight.Fault));
        return sights[0].Records;
    }

    private async Task<PublicationResult> UntilPublishedAsync(AwaitedPublication awaited)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var result = await JudgeAsync(awaited);
            if (result.State == PublicationState.Published)
            {
                return result;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, result.Detail);
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task<PublicationResult> JudgeAsync(AwaitedPublication awaited) =>
        PublicationCheck.Judge(
            awaited,
            await AskAsync([.. awaited.Sets]),
            registrar: null,
            TimeProvider.System.GetUtcNow()
        );

    private Task<IReadOnlyList<ServerSight>> AskAsync(IReadOnlyCollection<RecordSetName> sets)
    {
        var configured = new Dictionary<DomainName, IReadOnlyList<DnsEndPoint>> { [NamedPair.Zone] = pair.Both };
        var servers = new AuthoritativeServers(configured, TimeProvider.System);
        return servers.AskAsync(NamedPair.Zone, sets, TestContext.Current.CancellationToken);
    }

    private static AwaitedPublication RemovalOf(DnsRecord record) =>
        new(1, "a", NamedPair.Zone, TimeProvider.System.GetUtcNow(), [record], []);

    private static DomainName Name(string name) => DomainName.Within(NamedPair.Zone, name);
}
