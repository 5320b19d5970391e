using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using Witness.Checks.Https;
using Witness.Checks.Ping;
using Witness.Checks.Ssh.Transport;
using Witness.Core.Dns;
using Witness.Registrars.Programs;
using Witness.Registrars.Rfc2136;
using Witness.Registrars.ZoneFiles;

namespace Witness.Benchmarks;

/// <summary>What it takes to read what nodes answer in every round, and what zones of 50 nodes hold.</summary>
public class ParsingBenchmarks
{
    private static readonly DomainName Apex = DomainName.Parse("example.com");
    private readonly byte[] _head = Encoding.ASCII.GetBytes(
        """
        HTTP/1.1 200 OK
        Server: nginx
        Date: Fri, 02 Jan 2026 03:04:00 GMT
        Content-Type: text/html; charset=utf-8
        Content-Length: 1270
        Connection: close
        Strict-Transport-Security: max-age=31536000
        """.ReplaceLineEndings("\r\n")
    );
    private readonly byte[] _echo = new byte[20 + EchoPacket.Size];
    private readonly string _zone = ZoneOf();
    private readonly ProgramResult _transfer;
    private readonly byte[] _offer = OfferOf();

    public ParsingBenchmarks()
    {
        _echo[0] = 0x45;
        _transfer = new ProgramResult(
            0,
            $";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n;; flags: qr aa; QUERY: 1\n{AnswerOf()}",
            ""
        );
    }

    [Benchmark]
    public int HttpAnswer() => HttpHead.Parse(_head).Status;

    [Benchmark]
    public int SshOffer() => KexInit.Parse(_offer).KeyExchanges.Count;

    [Benchmark]
    public ulong EchoReply() =>
        EchoPacket.TryReadReply(_echo, ipv6: false, withHeader: true, out var token) ? token : ulong.MaxValue;

    [Benchmark]
    public DomainName Name() => DomainName.Parse("node17.frankfurt.example.com.");

    [Benchmark]
    public Zone ZoneFile() => ZoneText.Read(Apex, "example.com", _zone, _ => "").Zone;

    [Benchmark]
    public int ZoneTransfer() => DigAnswer.Of(_transfer).Records.Count;

    private static string ZoneOf() =>
        $"""
            $TTL 300
            @ IN SOA ns.example.com. hostmaster.example.com. 2026010201 7200 3600 1209600 300
            @ IN NS ns.example.com.
            @ IN MX 10 mail.example.com.
            {string.Join('\n', Addresses().Select(address => $"www IN A {address}"))}

            """;

    private static string AnswerOf()
    {
        const string Soa =
            "example.com. 3600 IN SOA ns.example.com. hostmaster.example.com. 2026010201 7200 3600 1209600 300";
        return string.Join('\n', [Soa, .. Addresses().Select(one => $"www.example.com. 300 IN A {one}"), Soa, ""]);
    }

    private static IEnumerable<IPAddress> Addresses() =>
        Enumerable.Range(1, 50).Select(number => new IPAddress([198, 18, 0, (byte)number]));

    /// <summary>What an OpenSSH of 2023 offers.</summary>
    private static byte[] OfferOf()
    {
        string[] ciphers = ["chacha20-poly1305@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr"];
        string[] macs = ["umac-64-etm@openssh.com", "umac-128-etm@openssh.com", "hmac-sha2-256-etm@openssh.com"];
        return new SshWriter()
            .Byte(SshMessage.KexInit)
            .Bytes(new byte[16])
            .NameList(["sntrup761x25519-sha512@openssh.com", "curve25519-sha256", "ecdh-sha2-nistp256"])
            .NameList(["rsa-sha2-512", "rsa-sha2-256", "ecdsa-sha2-nistp256", "ssh-ed25519"])
            .NameList(ciphers)
            .NameList(ciphers)
            .NameList(macs)
            .NameList(macs)
            .NameList(["none", "zlib@openssh.com"])
            .NameList(["none", "zlib@openssh.com"])
            .NameList([])
            .NameList([])
            .Byte(0)
            .UInt32(0)
            .ToArray();
    }
}
