using System.Net;
using Witness.Core.Dns;
using Witness.Core.Publications;
using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

/// <summary>Finding and asking the servers of a zone, over a resolver and name servers of the tests' own.</summary>
public sealed class AuthoritativeServersTests : IAsyncLifetime
{
    private static readonly DomainName Zone = DomainName.Parse("example.test");
    private static readonly RecordSetName Www = new(DomainName.Parse("www.example.test"), "A");
    private readonly FakeNameServer _resolver = new();
    private readonly FakeNameServer _server = new();
    private readonly Dictionary<string, TestAnswer> _known = [];
    private readonly Dictionary<string, TestAnswer> _held = new(StringComparer.Ordinal)
    {
        ["example.test SOA"] = new TestAnswer { Records = [TestAnswer.Soa(7)] },
        ["www.example.test A"] = new TestAnswer { Records = [TestAnswer.A(TestAnswer.AskedName, "192.0.2.1", 60)] },
    };

    public ValueTask InitializeAsync()
    {
        _resolver.OverUdp = query => [AnswerFrom(_known, query)];
        _server.OverUdp = query => [AnswerFrom(_held, query)];
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _resolver.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_configured_server_is_asked_without_any_resolver()
    {
        var sight = Assert.Single(await AskAsync([End(_server)]));

        Assert.Equal((null, 7u), (sight.Fault, sight.Serial!.Value));
        Assert.Equal($"{_server.Address}", sight.Server);
        Assert.Equal("www.example.test 60 A 192.0.2.1", Assert.Single(sight.Records).ToString());
        Assert.Equal(0, _resolver.Queries);
    }

    [Fact]
    public async Task The_zones_own_servers_are_found_by_way_of_the_resolver_behind_an_alias_too()
    {
        Know("example.test NS", NsOf("ns1.example.test"));
        Know("ns1.example.test A", Alias("real.test"), TestAnswer.A(TestAnswer.Name("real.test"), "127.0.0.1"));
        Know("ns1.example.test AAAA");

        var sight = Assert.Single(await AskAsync(configured: null));

        Assert.Null(sight.Fault);
        Assert.Equal($"ns1.example.test (127.0.0.1:{_server.Address.Port})", sight.Server);
    }

    [Fact]
    public async Task A_server_under_two_names_is_asked_once_and_one_without_address_is_told()
    {
        Know("example.test NS", NsOf("ns1.example.test"), NsOf("ns2.example.test"), NsOf("gone.example.test"));
        Know("ns1.example.test A", TestAnswer.A(TestAnswer.AskedName, "127.0.0.1"));
        Know("ns2.example.test A", TestAnswer.A(TestAnswer.AskedName, "127.0.0.1"));

        var sights = await AskAsync(configured: null);

        Assert.Equal(2, sights.Count);
        Assert.Null(sights[0].Fault);
        Assert.Equal(
            ("gone.example.test", "this machine's resolver finds no address of gone.example.test"),
            (sights[1].Server, sights[1].Fault)
        );
    }

    [Fact]
    public async Task Nobody_configured_is_nobody_asked() => Assert.Empty(await AskAsync([]));

    public static TheoryData<string, string> Refusals() =>
        new()
        {
            { "servfail", "answers SERVFAIL to example.test SOA" },
            { "refused", "answers REFUSED to example.test SOA" },
            { "lame", "answers example.test SOA without authority, so that it does not serve the zone" },
            { "parent", "answers without a SOA of example.test, so that it does not serve the zone" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_server_that_does_not_serve_the_zone_is_told(string how, string words)
    {
        _held["example.test SOA"] = how switch
        {
            "servfail" => new TestAnswer { Code = ResponseCode.ServerFailure },
            "refused" => new TestAnswer { Code = ResponseCode.Refused },
            "lame" => new TestAnswer { Flags = TestAnswer.Response, Records = [TestAnswer.Soa(7)] },
            _ => new TestAnswer(),
        };
        var sight = Assert.Single(await AskAsync([End(_server)]));
        Assert.Equal((words, null), (sight.Fault, sight.Serial));
        Assert.Equal(1, _server.Queries);
    }

    [Fact]
    public async Task A_name_that_is_gone_is_no_fault_and_what_an_alias_leads_to_is_not_its_own()
    {
        _held.Remove("www.example.test A");
        Assert.Equal([], Assert.Single(await AskAsync([End(_server)])).Records);

        var behind = TestAnswer.A(TestAnswer.Name("b.test"), "192.0.2.1");
        _held["www.example.test A"] = new TestAnswer { Records = [Alias("b.test"), behind] };
        var sight = Assert.Single(await AskAsync([End(_server)]));
        Assert.Equal((0, null), (sight.Records.Count, sight.Fault));
    }

    [Fact]
    public async Task A_resolver_that_knows_no_servers_is_one_fault_with_the_remedy()
    {
        var sight = Assert.Single(await AskAsync(configured: null));
        Assert.Equal("the name servers of example.test", sight.Server);
        Assert.Equal(
            "this machine's resolver finds no NS of example.test: name its servers in \"nameservers\" of the zone",
            sight.Fault
        );
    }

    [Fact]
    public async Task A_resolver_that_fails_is_told_with_its_fault()
    {
        _known["example.test NS"] = new TestAnswer { Code = ResponseCode.ServerFailure };
        var sight = Assert.Single(await AskAsync(configured: null));
        Assert.Equal(
            $"this machine's resolver does not find example.test NS: {_resolver.Address}: SERVFAIL",
            sight.Fault
        );
    }

    [Fact]
    public async Task Too_many_servers_are_not_asked()
    {
        Know("example.test NS", NsOf("ns1.example.test"));
        Know(
            "ns1.example.test A",
            [.. Enumerable.Range(1, 33).Select(n => TestAnswer.A(TestAnswer.AskedName, $"127.0.1.{n}"))]
        );
        var fault = Assert.Single(await AskAsync(configured: null)).Fault;
        Assert.Contains("more than 32 addresses", fault, StringComparison.Ordinal);
        Assert.Equal(0, _server.Queries);
    }

    private static byte[] AnswerFrom(Dictionary<string, TestAnswer> known, byte[] query)
    {
        var none = new TestAnswer { Code = ResponseCode.NoSuchName };
        return (known.GetValueOrDefault(TestAnswer.QuestionOf(query).ToString()) ?? none).To(query);
    }

    private static DnsEndPoint End(FakeNameServer server) => new("127.0.0.1", server.Address.Port);

    private static byte[] NsOf(string server) =>
        TestAnswer.Record(TestAnswer.AskedName, RecordType.Ns, TestAnswer.Name(server));

    private static byte[] Alias(string target) =>
        TestAnswer.Record(TestAnswer.AskedName, RecordType.Cname, TestAnswer.Name(target));

    private void Know(string question, params byte[][] records) =>
        _known[question] = new TestAnswer { Flags = TestAnswer.Response, Records = records };

    private Task<IReadOnlyList<ServerSight>> AskAsync(IReadOnlyList<DnsEndPoint>? configured)
    {
        var client = new DnsClient(TimeProvider.System);
        var finder = new NameServerFinder(new Resolver(client, () => [_resolver.Address]), _server.Address.Port);
        var zones = new Dictionary<DomainName, IReadOnlyList<DnsEndPoint>>();
        if (configured is not null)
        {
            zones[Zone] = configured;
        }

        var servers = new AuthoritativeServers(zones, finder, TimeProvider.System);
        return servers.AskAsync(Zone, [Www], TestContext.Current.CancellationToken);
    }
}
