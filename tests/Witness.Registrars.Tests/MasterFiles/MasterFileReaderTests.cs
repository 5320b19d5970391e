using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;
using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.MasterFiles;

public sealed class MasterFileReaderTests
{
    private const string Nasty = """
        ; a file that uses what the standards and BIND allow
        $TTL 1h30m
        @	IN	SOA	ns1 host\.master (	; the names
        		2026010100	; serial
        		1d 2h 1w
        		300 )
        	NS	ns1
        	NS	ns2.example.test.
        ns1	300	IN A	192.0.2.53 ; five minutes
        	IN 300	A	192.0.2.54
        NS2	A	192.0.2.55
        @	MX	10 mail
        	MX	20 mail.other.test.
        mail	1D	A	192.0.2.25
        	AAAA	2001:DB8:0::25
        @	TXT	"v=spf1 a; -all" ( "two"
        	"three" ) ; and a comment ( with a parenthesis
        *.wild	60	A	203.0.113.11
        a\046b	TXT	"escaped \"quotes\" \; and \\"
        a\032b	TXT	plain
        _sip._tcp	SRV	0 5 5060 sip
        sip	A	203.0.113.12
        $ORIGIN sub
        @	A	203.0.113.13
        www	CNAME	@
        	; only a comment

        deep.er	A	203.0.113.14
        $ORIGIN example.test.
        back	A	203.0.113.15
        $TTL 2m
        short	A	203.0.113.16
        @	CAA	0 issue "ca.example; policy=ev"
        odd	TYPE65280	\# 4 01020304
        svc	HTTPS	1 . alpn="h2,h3"
        $GENERATE 1-3 host$ A 192.0.2.$
        $GENERATE 8-10/2 n${-1,3,x}.gen 5m A 192.0.2.$
        $INCLUDE more inc
        after	A	203.0.113.17
        """;

    private static readonly DomainName Zone = DomainName.Parse("example.test");

    /// <summary>BIND reads the same file; where it spells addresses and data its own way, those lines are left out.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_nasty_file_is_read_as_BIND_reads_it(string lineEnd)
    {
        using var directory = new TemporaryDirectory();
        const string more = "$TTL 9\nx A 203.0.113.18\n A 203.0.113.19\n";
        directory.Write("more", more);
        var file = directory.Write("zone", Nasty.ReplaceLineEndings(lineEnd));
        string[] command =
        [
            "named-checkzone",
            "-w",
            directory.Path,
            "-i",
            "none",
            "-k",
            "ignore",
            "-D",
            "example.test",
            file,
        ];

        var expected = ServerText.Lines(await Tool.RunAsync("bind9-utils", "", command));
        var records = MasterFileReader.Read("zone", Nasty.ReplaceLineEndings(lineEnd), Zone, _ => more);

        var read = records
            .Where(record => record.Record.Type != "SOA")
            .Select(record => ContractZone.Line(record.Record));
        Assert.Equal(
            expected.Where(IsSpelledAlike),
            read.Where(IsSpelledAlike).Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        Assert.Equal(expected.Count, records.Count - 1);
    }

    [Theory]
    [InlineData("www A 203.0.113.11\n", "zone:1: no time to live")]
    [InlineData("$TTL 1x\n", "zone:1: '1x' is no time to live")]
    [InlineData("$TTL 60\n A 203.0.113.11\n", "zone:2: the line starts with a blank")]
    [InlineData("$TTL 60\nwww A 203.0.113.999\n", "zone:2: '203.0.113.999' is no address")]
    [InlineData("$TTL 60\nwww A 2001:db8::1\n", "zone:2: '2001:db8::1' is no address")]
    [InlineData("$TTL 60\nwww AAAA\n", "zone:2: the AAAA record of www.example.test has too little data")]
    [InlineData("$TTL 60\nwww\n", "zone:2: a record without a type")]
    [InlineData("$TTL 60\nwww CH A 192.0.2.1\n", "zone:2: class CH")]
    [InlineData("$TTL 60\nwww TXT \"open\nx A 192.0.2.1\n", "zone:2: a quoted string does not end in its line")]
    [InlineData("$TTL 60\nwww TXT ( x\n", "zone:2: '(' without ')'")]
    [InlineData("$TTL 60\nwww TXT x )\n", "zone:2: ')' without '('")]
    [InlineData("$TTL 60\nwww TXT \\\n", "zone:2: a backslash at the end of a line")]
    [InlineData("$TTL 60\na\\999b TXT x\n", "zone:2: 'a\\999b' is no domain name")]
    [InlineData("$TTL 60\na..b TXT x\n", "is no domain name")]
    [InlineData("$DATE today\n", "zone:1: $DATE today is no directive")]
    [InlineData("$GENERATE 1-x h$ A 192.0.2.$\n", "zone:1: '1-x' is no range")]
    [InlineData("$TTL 60\n$GENERATE 0-9999999999 h$ A 192.0.2.1\n", "is no range")]
    [InlineData("$TTL 60\n; a comment\rwww A 192.0.2.1\n", "a carriage return that ends no line")]
    [InlineData("$INCLUDE zone\n", "more than 8 files include one another")]
    public void What_is_no_master_file_is_told_with_its_line(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => MasterFileReader.Read("zone", text, Zone, _ => text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_cut_anywhere_is_an_error_or_a_shorter_text_and_never_a_crash()
    {
        for (var length = 0; length < Nasty.Length; length++)
        {
            try
            {
                MasterFileReader.Read("zone", Nasty[..length], Zone, _ => "");
            }
            catch (FormatException error)
            {
                Assert.StartsWith("zone:", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static bool IsSpelledAlike(string line) => line.Split(' ')[2] is not ("TXT" or "HTTPS");
}
