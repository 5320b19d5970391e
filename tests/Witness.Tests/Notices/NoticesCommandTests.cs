using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

public sealed class NoticesCommandTests
{
    [Fact]
    public async Task A_test_goes_by_each_channel_and_fails_when_one_does()
    {
        await using var hooks = await HookServer.StartAsync();
        using var site = new Site();
        site.Configure(
            telling: $$"""
            "notices": {
              "chat": { "type": "webhook", "url": "{{hooks.Url("/T0KEN")}}", "kinds": ["removed"] },
              "pager": { "type": "command", "command": ["/nowhere/page"] }
            },
            """
        );

        var both = await site.RunAsync("notices", "test");
        var one = await site.RunAsync("notices", "test", "chat");

        Assert.Equal((1, 0), (both.Exit, one.Exit));
        Assert.Matches("chat +sent", both.Output);
        Assert.Matches("pager +failed +/nowhere/page could not be started: ", both.Output);
        Assert.Equal(2, hooks.Requests.Count);
        Assert.Contains("\"kind\":\"test\"", hooks.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("nothing has happened", hooks.Requests[0].Body, StringComparison.Ordinal);
        Assert.False(File.Exists(site.Database));
    }

    [Fact]
    public async Task A_test_that_not_everybody_was_sent_says_who_and_fails()
    {
        using var server = await MailServer.StartAsync();
        using var site = new Site();
        site.Configure(
            telling: $$"""
            "notices": { "mail": { "type": "smtp", "server": "127.0.0.1:{{server.Port}}", "from": "witness@example.com",
                "to": ["ops@example.com", "gone@example.com"], "tls": "none" } },
            """
        );

        var outcome = await site.RunAsync("notices", "test");

        Assert.Equal(1, outcome.Exit);
        Assert.Matches("mail +sent in part +127.0.0.1:[0-9]+ refused <gone@example.com> ", outcome.Output);
        Assert.Equal(["ops@example.com"], (await server.TakeAsync()).To);
    }

    [Theory]
    [InlineData("", "no channel is configured, so that nobody is told anything: write one under \"notices\"")]
    [InlineData("chta", "no channel is called chta; did you mean \"chat\"?")]
    public async Task A_channel_that_is_not_there_is_a_mistake_in_using_it(string name, string sentence)
    {
        using var site = new Site();
        if (name.Length > 0)
        {
            site.Configure(telling: """ "notices": { "chat": { "type": "command", "command": ["true"] } }, """);
        }

        var outcome = await site.RunAsync(name.Length > 0 ? ["notices", "test", name] : ["notices", "test"]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
    }
}
