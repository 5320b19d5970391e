using System.Net;
using System.Net.Sockets;
using Witness.Checks.Ssh;
using Witness.Checks.Ssh.Login;
using Witness.Checks.Ssh.Transport;
using Witness.Checks.Tests.Servers;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Ssh;

/// <summary>SSH servers that lie and mumble.</summary>
[Collection(Measured.Name)]
public sealed class HostileServerTests
{
    public static TheoryData<string, byte[], string> Broken =>
        new()
        {
            { "silence", [], "connection closed before the SSH identification" },
            {
                "refusal",
                "Exceeded MaxStartups\r\n"u8.ToArray(),
                "connection closed before the SSH identification, saying 'Exceeded MaxStartups'"
            },
            {
                "another protocol",
                "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(),
                "connection closed before the SSH identification, saying 'HTTP/1.1 400 Bad Request'"
            },
            {
                "escapes",
                "\e[31m\a\r\n"u8.ToArray(),
                "connection closed before the SSH identification, saying '?[31m?'"
            },
            { "version 1", "SSH-1.5-old\r\n"u8.ToArray(), "the server does not speak SSH 2, but 'SSH-1.5-old'" },
            { "no offer", SshPackets.Banner, "connection closed in the middle of the key exchange" },
            {
                "garbage",
                [.. SshPackets.Banner, .. "garbage, garbage"u8],
                "malformed SSH packet: its length is 1734439522"
            },
            {
                "huge length",
                [.. SshPackets.Banner, 0xff, 0xff, 0xff, 0xff, 4, 20],
                "malformed SSH packet: its length is 4294967295"
            },
            { "tiny length", [.. SshPackets.Banner, 0, 0, 0, 1, 4], "malformed SSH packet: its length is 1" },
            {
                "padding alone",
                [.. SshPackets.Banner, 0, 0, 0, 12, 11, .. new byte[11]],
                "malformed SSH packet: nothing but padding"
            },
            {
                "padding beyond",
                [.. SshPackets.Banner, 0, 0, 0, 12, 255, .. new byte[11]],
                "malformed SSH packet: nothing but padding"
            },
            {
                "disconnect",
                After(new SshWriter().Byte(1).UInt32(2).String("go\naway"u8).String([]).ToArray()),
                "the server disconnected: go?away"
            },
            { "another message", After([21]), "no key exchange offer, but SSH message 21" },
            { "cut offer", After(SshPackets.Offer()[..40]), "malformed SSH packet: a length within it lies" },
            {
                "lying list",
                After([20, .. new byte[16], 0xff, 0xff, 0xff, 0xff]),
                "malformed SSH packet: a length within it lies"
            },
            { "empty offer", After(SshPackets.Offer("", "")), "the key exchange offer is empty" },
        };

    public static TheoryData<string, byte[], string> Cheating =>
        new()
        {
            { "no reply", [], "connection closed in the middle of the key exchange" },
            { "another message", SshPackets.Packet([21]), "no answer to the key exchange, but SSH message 21" },
            { "cut reply", SshPackets.Packet([31, 0, 0, 0, 9]), "malformed SSH packet: a length within it lies" },
            {
                "short key",
                Reply(new byte[3], SshPackets.Ed25519(1)),
                "the key exchange is malformed: X25519 refused the key"
            },
            {
                "zero key",
                Reply(new byte[32], SshPackets.Ed25519(1)),
                "the key exchange is malformed: X25519 refused the key"
            },
            {
                "empty host key",
                Reply(LibCrypto.PublicX25519(new byte[32]), []),
                "malformed SSH packet: a length within it lies"
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_server_fails_with_what_is_wrong(string what, byte[] sent, string detail)
    {
        Assert.NotEmpty(what);
        await using var node = Sending(sent);

        var answer = await Measured.AnswerAsync(Check(node, SshMode.Banner));

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Theory]
    [MemberData(nameof(Cheating))]
    public async Task A_server_that_cheats_in_the_key_exchange_fails(string what, byte[] reply, string detail)
    {
        Assert.NotEmpty(what);
        await using var node = Sending([.. After(SshPackets.Offer()), .. reply]);

        var answer = await Measured.AnswerAsync(Check(node, SshMode.HostKey));

        Assert.Equal((CheckOutcome.Failed, detail), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task An_offer_nearly_as_large_as_a_packet_may_be_is_read_and_so_is_what_comes_with_it()
    {
        var offer = SshPackets.Offer($"curve25519-sha256,{new string('x', 34_000)}");
        await using var node = Sending([.. After(offer), .. SshPackets.Packet([21])]);

        var spoken = await Check(node, SshMode.Banner).AnswerAsync();
        var exchanged = await Check(node, SshMode.HostKey).AnswerAsync();

        Assert.Equal(CheckOutcome.Passed, spoken.Outcome);
        Assert.Equal("no answer to the key exchange, but SSH message 21", exchanged.Detail);
    }

    [Fact]
    public async Task A_server_that_shows_a_key_of_somebody_else_cannot_prove_it()
    {
        var stolen = SshPackets.Ed25519(1);
        await using var node = Sending([
            .. After(SshPackets.Offer()),
            .. Reply(LibCrypto.PublicX25519(new byte[32]), stolen),
        ]);

        var answer = await Check(node, SshMode.HostKey).AnswerAsync();

        Assert.Equal(CheckOutcome.Failed, answer.Outcome);
        Assert.StartsWith(
            "the server cannot prove that it holds its host key SHA256:",
            answer.Detail,
            StringComparison.Ordinal
        );
    }

    private static byte[] After(byte[] payload) => [.. SshPackets.Banner, .. SshPackets.Packet(payload)];

    private static byte[] Reply(byte[] publicKey, byte[] hostKey) =>
        SshPackets.Packet(
            SshPackets.Reply(hostKey, publicKey, new SshWriter().String("ssh-ed25519"u8).String(new byte[64]).ToArray())
        );

    /// <summary>Sends, takes what the check says, and hangs up.</summary>
    private static NodeServer Sending(byte[] bytes) =>
        new(
            async (_, connection) =>
            {
                await connection.SendAsync(bytes);
                connection.Shutdown(SocketShutdown.Send);
                while (await connection.ReceiveAsync(new byte[4096]) > 0) { }
            }
        );

    private static SshSettings Settings(NodeServer node, SshMode mode) =>
        new(node.Port, TimeSpan.FromSeconds(10), mode) { HostKey = "SHA256:unknown" };

    private static SshCheck Check(NodeServer node, SshMode mode) =>
        new(Settings(node, mode), IPAddress.Loopback, new OpenSshLogin(), TimeProvider.System);
}
