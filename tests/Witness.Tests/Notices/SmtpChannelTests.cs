using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Witness.Configuration;
using Witness.Notices;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>Mail to a real server without TLS; <see cref="EncryptedMailTests"/> has it with.</summary>
public sealed class SmtpChannelTests
{
    [Fact]
    public async Task A_mail_says_all_that_a_good_one_says()
    {
        using var server = await MailServer.StartAsync();

        Assert.Null(await SendAsync(server.Port, ["ops@example.com", "night@example.com"]));

        var mail = await server.TakeAsync();
        Assert.Equal(("witness@example.com", false, false), (mail.From, mail.Encrypted, mail.Login));
        Assert.Equal(["ops@example.com", "night@example.com"], mail.To);
        Assert.Equal($"{Messages.Whole.Text}\r\n\r\nwitness home, 2026-01-02 03:04:05Z", mail.Body);
        Assert.Equal("[home] chitoge: removed", mail.Headers["Subject"]);
        Assert.Equal($"<{Messages.Whole.Key}@example.com>", mail.Headers["Message-ID"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("text/plain; charset=utf-8", mail.Headers["Content-Type"]);
        Assert.True(DateTimeOffset.TryParse(mail.Headers["Date"], CultureInfo.InvariantCulture, out _));
        Assert.Contains("witness@example.com", mail.Headers["From"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_in_any_script_arrives()
    {
        using var server = await MailServer.StartAsync();

        await SendAsync(server.Port, ["ops@example.com"], message: Messages.Whole with { Witness = "zuhause für 𝄞" });

        Assert.StartsWith("=?utf-8?", (await server.TakeAsync()).Headers["Subject"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optional_tls_goes_without_where_the_server_has_none_and_required_does_not()
    {
        using var server = await MailServer.StartAsync();

        var error = await FailAsync(server.Port, ["ops@example.com"], SmtpTls.Required);
        Assert.Equal(DeliveryFault.Channel, error.Fault);
        Assert.Contains("offers no STARTTLS", error.Message, StringComparison.Ordinal);

        await SendAsync(server.Port, ["ops@example.com"], SmtpTls.Optional);
        Assert.False((await server.TakeAsync()).Encrypted);
    }

    [Fact]
    public async Task A_password_that_is_wrong_is_for_a_human_to_mend_and_is_not_shown()
    {
        using var server = await MailServer.StartAsync("--login", "me", "right");

        var error = await FailAsync(server.Port, ["ops@example.com"], password: "wr0ng");

        Assert.Equal(DeliveryFault.Channel, error.Fault);
        Assert.DoesNotContain("wr0ng", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await FailAsync(port, ["ops@example.com"]);

        Assert.Equal(DeliveryFault.Passing, error.Fault);
        Assert.StartsWith($"no connection with 127.0.0.1:{port}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_let_go_of_when_the_daemon_stops()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var sending = ChannelTo(((IPEndPoint)listener.LocalEndpoint).Port, ["ops@example.com"])
            .SendAsync(Messages.Whole, stop.Token);
        using var silent = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            sending.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken)
        );
    }

    private static Task<string?> SendAsync(
        int port,
        string[] to,
        SmtpTls tls = SmtpTls.None,
        NoticeMessage? message = null
    ) => ChannelTo(port, to, tls).SendAsync(message ?? Messages.Whole, TestContext.Current.CancellationToken);

    private static Task<DeliveryException> FailAsync(
        int port,
        string[] to,
        SmtpTls tls = SmtpTls.None,
        string? password = null
    ) =>
        Assert.ThrowsAsync<DeliveryException>(() =>
            ChannelTo(port, to, tls, password).SendAsync(Messages.Whole, TestContext.Current.CancellationToken)
        );

    private static SmtpChannel ChannelTo(int port, string[] to, SmtpTls tls = SmtpTls.None, string? password = null) =>
        new(
            new SmtpOptions(
                new HostPort("127.0.0.1", port),
                new MailAddress("Witness <witness@example.com>"),
                [.. to.Select(address => new MailAddress(address))],
                password is null ? null : "me",
                password is null ? null : Secret.Plain(password),
                tls
            )
            {
                Name = "mail",
            },
            TimeProvider.System
        );
}
