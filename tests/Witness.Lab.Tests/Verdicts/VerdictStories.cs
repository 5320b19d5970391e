using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>A witness without a zone observes two nodes, and name servers of others answer by what it says of them.</summary>
public sealed class VerdictStories : IAsyncDisposable
{
    private static readonly string[] Both = [LoopbackFleet.ChitogeV4, LoopbackFleet.TaigaV4];
    private static readonly string[] ChitogeAlone = [LoopbackFleet.ChitogeV4];
    private readonly LoopbackFleet _fleet = new();
    private readonly LoopbackWitness _witness = new();
    private readonly Uri _page = new($"http://127.0.0.1:{LoopbackPort.Free()}/");

    public async ValueTask DisposeAsync()
    {
        await _witness.DisposeAsync();
        _fleet.Dispose();
    }

    [Fact]
    public async Task Gdnsd_answers_by_the_exported_file()
    {
        await using var server = new Gdnsd();
        await ObserveAsync();
        await ExportAsync();
        await server.StartAsync();
        await AnswersAsync("both serve", Both);

        _fleet.Taiga.Die();
        await AnswersAsync("taiga is gone", ChitogeAlone);

        _fleet.Taiga.Live();
        await AnswersAsync("taiga is back", Both);

        Task ExportAsync() => _witness.RunAsync("export", "gdnsd", "--to", server.StateFile);

        Task AnswersAsync(string what, string[] addresses) =>
            UntilAsync(
                server,
                what,
                async () =>
                {
                    await ExportAsync();
                    return (await server.AnswerAsync()).SequenceEqual(addresses);
                }
            );
    }

    [Fact]
    public async Task PowerDns_answers_by_the_page_of_each_node_and_a_witness_that_is_gone_takes_nobody_out()
    {
        await using var server = new PowerDns(_page);
        await ObserveAsync();
        await server.StartAsync();
        await AnswersAsync("both serve", Both);

        _fleet.Taiga.Die();
        await AnswersAsync("taiga is gone", ChitogeAlone);

        _fleet.Taiga.Live();
        await AnswersAsync("taiga is back", Both);

        _fleet.Taiga.Die();
        await AnswersAsync("taiga is gone again", ChitogeAlone);

        await _witness.Daemon!.StopAsync();
        await AnswersAsync("nobody is taken out", Both);

        Task AnswersAsync(string what, string[] addresses) =>
            UntilAsync(server, what, async () => (await server.AnswerAsync()).SequenceEqual(addresses));
    }

    private async Task ObserveAsync()
    {
        _witness.Configure(
            new LoopbackConfiguration
            {
                Mode = "observe",
                Nodes = _fleet.Nodes,
                Registrars = "",
                Zones = "",
                Strikes = 2,
                Within = "20s",
                Status = $$"""{ "listen": "127.0.0.1:{{_page.Port}}" }""",
            }
        );
        await _witness.StartAsync();
        await _witness.UntilAsync("a round is closed", status => status.Round is not null);
    }

    private Task UntilAsync(VerdictServer server, string what, Func<Task<bool>> holds) =>
        Patience.UntilAsync(
            what,
            holds,
            async () =>
                $"""
                    {await _witness.RunAsync("export", "json")}
                    {string.Join(' ', await server.AnswerAsync())}
                    {server.Said}
                    {_witness.Said}
                    """
        );
}
