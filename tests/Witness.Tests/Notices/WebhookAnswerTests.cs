using System.Net;
using System.Net.Sockets;
using Witness.Configuration;
using Witness.Notices;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>What the answer of a service means for the message that was posted to it.</summary>
public sealed class WebhookAnswerTests : IAsyncLifetime
{
    private readonly Web _web = new(new FixedClock(Site.Now));
    private HookServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HookServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _web.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(204, null)]
    [InlineData(301, DeliveryFault.Channel)]
    [InlineData(400, DeliveryFault.Channel)]
    [InlineData(401, DeliveryFault.Channel)]
    [InlineData(402, DeliveryFault.Channel)]
    [InlineData(403, DeliveryFault.Channel)]
    [InlineData(404, DeliveryFault.Channel)]
    [InlineData(408, DeliveryFault.Passing)]
    [InlineData(409, DeliveryFault.Channel)]
    [InlineData(410, DeliveryFault.Channel)]
    [InlineData(413, DeliveryFault.Message)]
    [InlineData(415, DeliveryFault.Message)]
    [InlineData(422, DeliveryFault.Message)]
    [InlineData(425, DeliveryFault.Passing)]
    [InlineData(429, DeliveryFault.Passing)]
    [InlineData(451, DeliveryFault.Channel)]
    [InlineData(500, DeliveryFault.Passing)]
    [InlineData(503, DeliveryFault.Passing)]
    public async Task An_answer_says_what_is_to_be_done(int status, object? fault)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://elsewhere.test/";
            return Task.CompletedTask;
        };

        var error = await Record.ExceptionAsync(() => SendAsync(_server.Url("/"))) as DeliveryException;

        Assert.Equal(fault, error?.Fault);
        Assert.StartsWith(fault is null ? "" : $"answered {status}", error?.Message ?? "", StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task An_answer_whose_words_break_off_means_what_its_status_means()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendAsync($"http://{listener.LocalEndpoint}/");
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        var length = 0;
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length: ", StringComparison.Ordinal) ? int.Parse(header[16..]) : length;
        }

        await reader.ReadBlockAsync(new char[length], Cancellation);

        await client
            .GetStream()
            .WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\nno"u8.ToArray(), Cancellation);
        client.Client.Shutdown(SocketShutdown.Send);

        var error = await Assert.ThrowsAsync<DeliveryException>(() => sending);
        Assert.Equal(
            (DeliveryFault.Channel, "answered 404; is its URL whole, and does it still exist?"),
            (error.Fault, error.Message)
        );
    }

    [Theory]
    [InlineData("7200", 7200)]
    [InlineData("Fri, 02 Jan 2026 05:04:05 GMT", 7200)]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT", -5)]
    [InlineData("soon", null)]
    public async Task A_pause_is_asked_for_in_seconds_or_by_a_date(string asked, int? seconds)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = asked;
            return Task.CompletedTask;
        };

        var error = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(_server.Url("/")));

        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
    }

    private Task<string?> SendAsync(string url) =>
        new WebhookChannel(new WebhookOptions(Secret.Plain(url), WebhookFormat.Json) { Name = "chat" }, _web).SendAsync(
            Messages.Whole,
            Cancellation
        );
}
