using System.Net;
using Witness.Core.Dns;
using Witness.Registrars.Resolving;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Resolving;

public sealed class DnsClientTests : IAsyncLifetime
{
    private static readonly Question Asked = new(DomainName.Parse("www.example.test"), RecordType.A);
    private static readonly TestAnswer True = new() { Records = [TestAnswer.A(TestAnswer.AskedName, "192.0.2.1")] };
    private static readonly TestAnswer Forged = new()
    {
        Records = [TestAnswer.A(TestAnswer.AskedName, "198.51.100.66")],
    };
    private readonly FakeNameServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_answer_over_udp_is_taken()
    {
        _server.OverUdp = query => [True.To(query)];
        var response = await AskAsync();
        Assert.True(response.IsAuthoritative);
        Assert.Equal("192.0.2.1", Assert.Single(response.RecordsOf(Asked)).Data);
    }

    [Fact]
    public async Task What_did_not_fit_is_asked_again_over_tcp()
    {
        _server.OverUdp = query => [(True with { Flags = (ushort)(True.Flags | TestAnswer.Truncated) }).To(query)];
        var many = True with
        {
            Records = [.. Enumerable.Range(0, 200).Select(n => TestAnswer.A(TestAnswer.AskedName, $"192.0.2.{n}"))],
        };
        _server.OverTcp = query => FakeNameServer.Framed(many.To(query));
        Assert.Equal(200, (await AskAsync()).Answers.Count);
    }

    [Fact]
    public async Task Ids_are_not_to_be_guessed_and_ports_change()
    {
        var ids = new HashSet<int>();
        _server.OverUdp = query =>
        {
            ids.Add((query[0] << 8) | query[1]);
            return [True.To(query)];
        };
        for (var time = 0; time < 20; time++)
        {
            await AskAsync();
        }

        Assert.True(ids.Count > 15, $"only {ids.Count} of 20 ids differ");
    }

    public static TheoryData<string> Forgeries() => ["id", "question", "noise", "empty"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_is_no_answer_to_the_query_is_passed_over_and_the_true_one_taken(string forgery)
    {
        _server.OverUdp = query => [Forge(forgery, query), True.To(query)];
        Assert.Equal("192.0.2.1", Assert.Single((await AskAsync()).RecordsOf(Asked)).Data);
    }

    [Fact]
    public async Task A_lost_packet_is_asked_again()
    {
        _server.OverUdp = query => _server.Queries == 1 ? [] : [True.To(query)];
        var clock = new HastyTime();
        Assert.Single((await AskAsync(clock)).Answers);
        Assert.Equal(2, _server.Queries);
    }

    [Fact]
    public async Task An_answer_from_elsewhere_does_not_count()
    {
        _server.OverUdp = query => [Forged.To(query)];
        _server.AnswersFromElsewhere = true;
        var error = await Assert.ThrowsAsync<ResolvingException>(() => AskAsync(new HastyTime()));
        Assert.Equal("no answer over UDP within 2 s, asked 3 times", error.Message);
        Assert.Equal(DnsClient.Tries, _server.Queries);
    }

    [Fact]
    public async Task Only_forgeries_are_told_as_such()
    {
        _server.OverUdp = query => [Forge("id", query)];
        var error = await Assert.ThrowsAsync<ResolvingException>(() => AskAsync(new HastyTime()));
        Assert.Equal(
            "no usable answer over UDP, only a message that is no answer to this query, asked 3 times",
            error.Message
        );
    }

    [Fact]
    public async Task A_closed_port_is_told()
    {
        var address = new IPEndPoint(IPAddress.Loopback, Loopback.FreePort());
        var client = new DnsClient(TimeProvider.System);
        var error = await Assert.ThrowsAsync<ResolvingException>(() =>
            client.AskAsync(address, Asked, recursion: false, TestContext.Current.CancellationToken)
        );
        Assert.Equal("no answer over UDP: Connection refused, asked 3 times", error.Message);
    }

    public static TheoryData<string, string> BadConnections() =>
        new()
        {
            { "closes", "no answer over TCP: " },
            { "promises more", "no answer over TCP: " },
            { "wrong id", "no usable answer over TCP, only a message that is no answer to this query" },
            { "truncated", "no usable answer over TCP, only an answer that is truncated there as well" },
        };

    [Theory]
    [MemberData(nameof(BadConnections))]
    public async Task A_connection_without_a_usable_answer_is_told(string how, string words)
    {
        var truncated = True with { Flags = (ushort)(True.Flags | TestAnswer.Truncated) };
        _server.OverUdp = query => [truncated.To(query)];
        _server.OverTcp = query =>
            how switch
            {
                "closes" => [],
                "promises more" => [0xFF, 0xFF, .. True.To(query)],
                "wrong id" => FakeNameServer.Framed(Forge("id", query)),
                _ => FakeNameServer.Framed(truncated.To(query)),
            };
        var error = await Assert.ThrowsAsync<ResolvingException>(() => AskAsync());
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once()
    {
        using var source = new CancellationTokenSource();
        _server.OverUdp = _ =>
        {
            source.Cancel();
            return [];
        };
        var client = new DnsClient(TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.AskAsync(_server.Address, Asked, recursion: false, source.Token)
        );
    }

    private static byte[] Forge(string forgery, byte[] query) =>
        forgery switch
        {
            "id" => (Forged with { OtherId = 1 }).To(query),
            "question" => (Forged with { Question = new(DomainName.Parse("evil.test"), RecordType.A) }).To(query),
            "noise" => [.. Enumerable.Range(0, 600).Select(n => (byte)n)],
            _ => [],
        };

    private Task<Response> AskAsync(TimeProvider? time = null) =>
        new DnsClient(time ?? TimeProvider.System).AskAsync(
            _server.Address,
            Asked,
            recursion: false,
            TestContext.Current.CancellationToken
        );
}
