using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Witness.Configuration;
using Witness.Notices;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

public sealed class WebhookChannelTests : IAsyncLifetime
{
    private const string Token = "T0KENT0KEN";
    private readonly Web _web = new(TimeProvider.System);
    private HookServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HookServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _web.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_posted_with_its_key()
    {
        await SendAsync(WebhookFormat.Json);
        await SendAsync(WebhookFormat.Json);

        Assert.All(
            _server.Requests,
            request =>
            {
                Assert.Equal(("POST", $"/hooks/{Token}?sig={Token}&v=1"), (request.Method, request.Path));
                Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
                Assert.Equal($"\"{Messages.Whole.Key}\"", request.Headers["Idempotency-Key"]);
                Assert.Equal(WebhookBody.Of(Messages.Whole, WebhookFormat.Json).Body, request.Body);
            }
        );
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData("home", "[home] chitoge: removed")]
    [InlineData("zuhause für 𝄞", "=?UTF-8?B?W3p1aGF1c2UgZsO8ciDwnYSeXSBjaGl0b2dlOiByZW1vdmVk?=")]
    public async Task Ntfy_gets_its_title_as_a_header(string witness, string title)
    {
        await SendAsync(WebhookFormat.Ntfy, Messages.Whole with { Witness = witness });

        var request = Assert.Single(_server.Requests);
        Assert.Equal(title, request.Headers["Title"]);
        Assert.StartsWith(Messages.Whole.Text, request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_says_is_shown_without_the_tokens_that_it_repeats()
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = 400;
            context.Response.Headers.RetryAfter = "120";
            return context.Response.WriteAsync($"no hook /hooks/{Token.ToLowerInvariant()}\u001b[31m at all");
        };

        var error = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(WebhookFormat.Json));

        Assert.Equal(
            "answered 400 (no hook /hooks/…?[31m at all); is its URL, or its \"format\", the right one?",
            error.Message
        );
        Assert.Equal(TimeSpan.FromMinutes(2), error.RetryAfter);
    }

    [Fact]
    public async Task A_token_of_which_only_the_beginning_was_read_is_not_shown()
    {
        var token = string.Concat(Enumerable.Repeat(Token, 20));
        _server.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync(string.Concat(Enumerable.Repeat($"/{token}", 100)));
        };

        var error = await Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelOf(_server.Url($"/{token}")).SendAsync(Messages.Whole, Cancellation)
        );

        Assert.StartsWith("answered 404 (/…/…/", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("T0K", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_url_is_shown_where_nobody_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelOf($"http://127.0.0.1:{port}/{Token}").SendAsync(Messages.Whole, Cancellation)
        );
        Assert.Equal((DeliveryFault.Passing, "no connection: refused"), (error.Fault, error.Message));

        error = await Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelOf($"https://{Token}.invalid/").SendAsync(Messages.Whole, Cancellation)
        );
        Assert.Equal("no connection: its host's name is not found", error.Message);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_named_without_the_url()
    {
        var url = _server.Url($"/{Token}").Replace("http:", "https:", StringComparison.Ordinal);

        var error = await Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelOf(url).SendAsync(Messages.Whole, Cancellation)
        );

        Assert.DoesNotContain(Token, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"http://chat.example.com/{Token}", "would send a secret unencrypted to another machine")]
    [InlineData(Token, "is no absolute URL")]
    public async Task A_url_from_elsewhere_is_looked_at_when_it_is_used(string url, string wrong)
    {
        using var site = new Site();
        var path = site.ZonePath + ".url";
        File.WriteAllText(path, url);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var error = await Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelOf(Secret.InFile(path)).SendAsync(Messages.Whole, Cancellation)
        );

        Assert.Equal(
            (
                DeliveryFault.Channel,
                $"its URL cannot be used: file {path} {wrong}; write an https:// URL, or http:// to a loopback address there"
            ),
            (error.Fault, error.Message)
        );
    }

    private Task<string?> SendAsync(WebhookFormat format, NoticeMessage? message = null) =>
        ChannelOf(Secret.Plain(_server.Url($"/hooks/{Token}?sig={Token}&v=1")), format)
            .SendAsync(message ?? Messages.Whole, Cancellation);

    private WebhookChannel ChannelOf(string url) => ChannelOf(Secret.Plain(url));

    private WebhookChannel ChannelOf(Secret url, WebhookFormat format = WebhookFormat.Json) =>
        new(new WebhookOptions(url, format) { Name = "chat" }, _web);
}
