using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Witness.Configuration;
using Witness.Notices;
using Witness.Tests.Notices.Servers;

namespace Witness.Tests.Notices;

/// <summary>Whom and what a mail server refuses, and what follows.</summary>
public sealed class SmtpRefusalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gone@example.com", "is \"to\" right?")]
    [InlineData("full@example.com", "and has taken the mail for the others")]
    public async Task A_mail_that_some_recipients_have_is_told_and_says_who_was_left_out(string left, string words)
    {
        using var server = await MailServer.StartAsync();

        var leftOut = await SendAsync(server.Port, ["ops@example.com", left, "night@example.com"]);

        Assert.Equal(["ops@example.com", "night@example.com"], (await server.TakeAsync()).To);
        Assert.StartsWith($"127.0.0.1:{server.Port} refused <{left}> (", leftOut, StringComparison.Ordinal);
        Assert.EndsWith(words, leftOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_was_left_out_is_named()
    {
        using var server = await MailServer.StartAsync();

        var leftOut = await SendAsync(server.Port, ["gone@example.com", "ops@example.com", "full@example.com"]);

        Assert.Matches("<gone@example.com> \\(550: .+\\) and <full@example.com> \\(452: .+\\)", leftOut);
    }

    [Theory]
    [InlineData("full@example.com", DeliveryFault.Passing)]
    [InlineData("full@example.com full@example.org", DeliveryFault.Passing)]
    [InlineData("gone@example.com full@example.com", DeliveryFault.Passing)]
    [InlineData("gone@example.com", DeliveryFault.Channel)]
    [InlineData("gone@example.com gone@example.org", DeliveryFault.Channel)]
    public async Task A_mail_that_nobody_may_have_is_kept_and_tried_again(string to, object fault)
    {
        using var server = await MailServer.StartAsync();

        var error = await FailAsync(server.Port, to.Split(' '));

        Assert.Equal(fault, error.Fault);
        Assert.All(to.Split(' '), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("554 spam", DeliveryFault.Message)]
    [InlineData("554 5.0.0 no", DeliveryFault.Message)]
    [InlineData("552 5.2.3 long", DeliveryFault.Message)]
    [InlineData("552 5.3.4 big", DeliveryFault.Message)]
    [InlineData("554 5.6.0 odd", DeliveryFault.Message)]
    [InlineData("554 from 5.7.1.9", DeliveryFault.Message)]
    [InlineData("550 5.1.8 from", DeliveryFault.Channel)]
    [InlineData("552 5.2.2 full", DeliveryFault.Channel)]
    [InlineData("554 5.3.1 disk", DeliveryFault.Channel)]
    [InlineData("554 5.4.6 loop", DeliveryFault.Channel)]
    [InlineData("554 5.7.1 no", DeliveryFault.Channel)]
    [InlineData("530 login", DeliveryFault.Channel)]
    [InlineData("452 later", DeliveryFault.Passing)]
    [InlineData("451 4.7.1 wait", DeliveryFault.Passing)]
    public async Task A_mail_is_refused_for_good_only_for_what_it_is(string reply, object fault)
    {
        using var server = await MailServer.StartAsync();

        var error = await FailAsync(server.Port, ["ops@example.com"], witness: $"refuse {reply};");

        Assert.Equal(fault, error.Fault);
        Assert.Contains(reply[4..], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_told_to_nobody_though_some_recipients_were_fine()
    {
        using var server = await MailServer.StartAsync();

        var error = await FailAsync(server.Port, ["ops@example.com", "gone@example.com"], witness: "refuse");

        Assert.Equal(DeliveryFault.Message, error.Fault);
        Assert.Contains("this is spam, and not wanted here", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_is_refused_is_for_a_human_to_mend()
    {
        using var server = await MailServer.StartAsync();

        var error = await FailAsync(server.Port, ["ops@example.com"], from: "nobody@example.com");

        Assert.Equal(DeliveryFault.Channel, error.Fault);
        Assert.EndsWith(
            "are \"server\" and \"from\" right, and may this machine send by it?",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("554 5.7.1 go away", DeliveryFault.Channel)]
    [InlineData("554 go away", DeliveryFault.Channel)]
    [InlineData("421 go away for now", DeliveryFault.Passing)]
    public async Task A_server_that_greets_with_a_refusal_refuses_no_message(string greeting, object fault)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var failing = FailAsync(((IPEndPoint)listener.LocalEndpoint).Port, ["ops@example.com"]);
        using var client = await listener.AcceptTcpClientAsync(Cancellation);

        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{greeting}\r\n"), Cancellation);

        var error = await failing;
        Assert.Equal(fault, error.Fault);
        Assert.Contains("go away", error.Message, StringComparison.Ordinal);
    }

    private static Task<DeliveryException> FailAsync(
        int port,
        string[] to,
        string from = "witness@example.com",
        string witness = "home"
    ) => Assert.ThrowsAsync<DeliveryException>(() => SendAsync(port, to, from, witness));

    private static Task<string?> SendAsync(
        int port,
        string[] to,
        string from = "witness@example.com",
        string witness = "home"
    ) =>
        new SmtpChannel(
            new SmtpOptions(
                new HostPort("127.0.0.1", port),
                new MailAddress(from),
                [.. to.Select(address => new MailAddress(address))],
                User: null,
                Password: null,
                SmtpTls.None
            )
            {
                Name = "mail",
            },
            TimeProvider.System
        ).SendAsync(Messages.Whole with { Witness = witness }, Cancellation);
}
