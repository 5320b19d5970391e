using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Witness.Core.Ledger;
using Witness.Ledger;
using Witness.Ledger.Outgoing;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>The real daemon, killed and started again, with a web server and a mail server to tell.</summary>
public sealed class ToldOnceTests : IAsyncLifetime
{
    private const string Token = "T0KENT0KEN";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();
    private readonly Site _site = new() { Time = TimeProvider.System };
    private HookServer _hooks = null!;
    private MailServer _mail = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hooks = await HookServer.StartAsync();
        _mail = await MailServer.StartAsync();
        _site.Configure(
            mode: "observe",
            every: "5m",
            telling: $$"""
            "notices": {
              "chat": { "type": "webhook", "url": "{{_hooks.Url($"/{Token}")}}" },
              "mail": { "type": "smtp", "server": "127.0.0.1:{{_mail.Port}}", "from": "witness@example.com",
                        "to": ["ops@example.com"], "tls": "none" }
            },
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        _mail.Dispose();
        await _hooks.DisposeAsync();
        _site.Dispose();
    }

    [Fact(Timeout = 180_000)]
    public async Task Each_kind_is_told_once_by_each_channel_and_none_twice_after_a_restart()
    {
        await NoteAsync("old");
        await using (var first = await StartAsync())
        {
            await NoteAsync("seen");
            await DoneAsync();
            await first.KillAsync();
        }

        await NoteAsync("unseen");
        await using var second = await StartAsync();
        await DoneAsync();
        await second.KillAsync();

        var expected = Kinds.Select(kind => $"{kind} seen").Concat(Kinds.Select(kind => $"{kind} unseen")).ToList();
        var posted = _hooks.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement).ToList();
        posted.RemoveAll(json => IsOfDaemon(json.GetProperty("text").GetString()!));
        Assert.Equal(expected, posted.Select(json => json.GetProperty("text").GetString()));
        Assert.Equal(
            Kinds.Select(kind => JsonNamingPolicy.CamelCase.ConvertName($"{kind}")),
            posted.Take(Kinds.Length).Select(json => json.GetProperty("kind").GetString())
        );
        var mails = new List<TakenMail>();
        while (mails.Count < expected.Count)
        {
            mails.Add(await _mail.TakeAsync());
            mails.RemoveAll(mail => IsOfDaemon(mail.Body));
        }

        Assert.Equal(expected, mails.Select(mail => mail.Body.Split('\r')[0]));
        Assert.Equal(expected.Count, mails.Select(mail => mail.Headers["Message-ID"]).Distinct().Count());
    }

    [Fact(Timeout = 180_000)]
    public async Task One_that_was_on_its_way_when_the_daemon_died_comes_again_with_the_same_key()
    {
        using var never = new SemaphoreSlim(0);
        _hooks.Answer = context => never.WaitAsync(context.RequestAborted);
        await using (var first = await StartAsync())
        {
            await NoteAsync("lost", NoticeKind.Removed);
            await _hooks.TakeAsync(1);
            await first.KillAsync();
        }

        _hooks.Answer = _ => Task.CompletedTask;
        await using var second = await StartAsync();
        await DoneAsync();

        Assert.Equal(2, _hooks.Requests.Count);
        Assert.Single(_hooks.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct());
        Assert.Single(_hooks.Requests.Select(request => request.Body).Distinct());
    }

    [Fact(Timeout = 180_000)]
    public async Task A_channel_that_fails_holds_up_no_other_one_and_no_secret_of_it_is_shown_anywhere()
    {
        _hooks.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync($"no such hook: /{Token}");
        };
        await using var witness = await StartAsync();
        await NoteAsync("news", NoticeKind.Removed);

        Assert.StartsWith("Removed news", (await _mail.TakeAsync()).Body, StringComparison.Ordinal);
        await UntilAsync(channels => channels.Any(channel => channel is { Name: "chat", Tries: > 0 }));
        await UntilAsync(channels => channels.Any(channel => channel is { Name: "mail", Waiting: 0 }));
        await witness.KillAsync();

        var status = await _site.RunAsync("status");
        Assert.Contains("channel chat fails, 1 time running, last ", status.Output, StringComparison.Ordinal);
        Assert.Contains("answered 404 (no such hook: /…); is its URL whole", status.Output, StringComparison.Ordinal);
        var history = await _site.RunAsync("history", "--json");
        var shown = witness.Output + status.Output + status.Error + history.Output;
        Assert.DoesNotContain(Token, shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("channel chat could not tell notice 1", witness.Output, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_site.Database)!, "witness.db*"))
        {
            Assert.DoesNotContain(Token, await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);
        }
    }

    /// <summary>What the daemon itself says of its machine when it starts after the notices that the test makes up.</summary>
    private static bool IsOfDaemon(string text) => text.StartsWith("this machine has again ", StringComparison.Ordinal);

    /// <summary>Starts the daemon, and waits until its first round is over.</summary>
    private async Task<WitnessProcess> StartAsync()
    {
        var before = await LastRoundAsync();
        var witness = WitnessProcess.Start(_site, authority: null, "run");
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (await LastRoundAsync() == before)
        {
            await Task.Delay(LookEvery, TimeProvider.System, patience.Token);
        }

        return witness;
    }

    private async Task<long?> LastRoundAsync() => (await _site.Ledger.RecallAsync(Cancellation)).LastRound?.Number;

    private Task NoteAsync(string word, params NoticeKind[] kinds) =>
        _site.CommitAsync(
            new LedgerEntry(TimeProvider.System.GetUtcNow())
            {
                Notices = [.. (kinds.Length == 0 ? Kinds : kinds).Select(kind => Messages.Of(kind, $"{kind} {word}"))],
            }
        );

    private Task DoneAsync() => UntilAsync(channels => channels.All(channel => channel.Waiting == 0));

    private async Task UntilAsync(Predicate<IReadOnlyList<ChannelProgress>> happened)
    {
        using var ledger = LedgerReader.Open(_site.Database);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!happened(await ledger.ChannelsAsync(Cancellation)))
        {
            await Task.Delay(LookEvery, TimeProvider.System, patience.Token);
        }
    }
}
