using Witness.Core.Dns;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

public sealed class ZoneTextEditTests
{
    private const string Head = "$TTL 1h\n@ IN SOA ns1 host 7 1h 1h 1h 1h\n@ NS ns1\nns1 A 192.0.2.53\n";
    private static readonly DomainName Zone = DomainName.Parse("example.test");
    private static readonly DateTimeOffset Now = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    /// <summary>Each removes 203.0.113.11: what stands there, and what must stand there afterwards, octet by octet.</summary>
    public static TheoryData<string, string> Removals { get; } =
        new()
        {
            { "www A 203.0.113.11\nwww A 203.0.113.12\n", "www A 203.0.113.12\n" },
            { "www A 203.0.113.11 ; node one\n; a comment of its own\n", "; a comment of its own\n" },
            { "www A 203.0.113.11\n    A 203.0.113.12\n", "www    A 203.0.113.12\n" },
            { "www A 203.0.113.11\n\tMX 10 www\n\tTXT \"x\"\n", "www\tMX 10 www\n\tTXT \"x\"\n" },
            { "www\tTXT x\n\tA 203.0.113.11\n\tA 203.0.113.12\n", "www\tTXT x\n\tA 203.0.113.12\n" },
            { "WWW A 203.0.113.11\n\n; still WWW\n A 203.0.113.12\n", "\n; still WWW\nWWW A 203.0.113.12\n" },
            { "a A 203.0.113.11\n A 203.0.113.12\nb A 192.0.2.1\n", "a A 203.0.113.12\nb A 192.0.2.1\n" },
            { "www 1h30m IN A 203.0.113.11\n", "" },
            { "www IN 5m A 203.0.113.11\r\nx TXT y\r\n", "x TXT y\r\n" },
            { "www A (\n  203.0.113.11 ; why\n )\nx TXT \"(;\"\n", "x TXT \"(;\"\n" },
            { "x TXT y\nwww A 203.0.113.11", "x TXT y\n" },
            { "*.apps A 203.0.113.11\n*.apps A 203.0.113.12\n", "*.apps A 203.0.113.12\n" },
            { "$ORIGIN sub\nwww A 203.0.113.11\n A 203.0.113.12\n", "$ORIGIN sub\nwww A 203.0.113.12\n" },
            {
                "www A 203.0.113.11\n$ORIGIN sub\n  A 203.0.113.12\nwww TXT s\n",
                "$ORIGIN sub\nwww.example.test.  A 203.0.113.12\nwww TXT s\n"
            },
            { "a\\046b A 203.0.113.11\n A 203.0.113.12\n", "a\\046b A 203.0.113.12\n" },
            { "\\@ A 203.0.113.11\n\\; TXT \"\\\"\"\n", "\\; TXT \"\\\"\"\n" },
            { "www 0 A 203.0.113.11\n\xe9 TXT \"\xfc\"\n", "\xe9 TXT \"\xfc\"\n" },
            { "$GENERATE 1-3 h$ A 192.0.2.$\nwww A 203.0.113.11\n", "$GENERATE 1-3 h$ A 192.0.2.$\n" },
        };

    [Theory]
    [MemberData(nameof(Removals))]
    public void An_entry_leaves_and_every_other_octet_stays(string body, string expected)
    {
        var zone = Read(Head + body);

        var text = ZoneTextEdit.Make(zone, Removal(zone), Now);

        Assert.Equal(Head.Replace(" 7 ", " 8 ", StringComparison.Ordinal) + expected, text);
        AssertMeans(text, Removal(zone));
    }

    [Fact]
    public void A_time_to_live_that_was_inherited_from_what_left_is_written_out()
    {
        var zone = Read(
            "@ 60 SOA ns1 host 7 1h 1h 1h 1h\n NS ns1\nwww 300 A 203.0.113.11\n A 203.0.113.12\nx A 192.0.2.1\n"
        );

        var text = ZoneTextEdit.Make(zone, Removal(zone), Now);

        Assert.Equal("@ 60 SOA ns1 host 8 1h 1h 1h 1h\n NS ns1\nwww 300 A 203.0.113.12\nx A 192.0.2.1\n", text);
        AssertMeans(text, Removal(zone));
    }

    [Fact]
    public void An_entry_that_comes_between_changes_no_inherited_time_to_live()
    {
        var zone = Read("@ 60 SOA ns1 host 7 1h 1h 1h 1h\n NS ns1\nwww A 203.0.113.12\n TXT x\ny TXT z\n");
        var change = new ZoneChange(zone.Zone, [], [Record("www", "AAAA", 900, "2001:db8::1")]);

        var text = ZoneTextEdit.Make(zone, change, Now);

        Assert.EndsWith(
            "www A 203.0.113.12\n TXT x\nwww\t900\tIN\tAAAA\t2001:db8::1\ny 60 TXT z\n",
            text,
            StringComparison.Ordinal
        );
        AssertMeans(text, change);
    }

    [Theory]
    [InlineData("www A 203.0.113.12\nmail TXT x\n", "www A 203.0.113.12\nwww\t3600\tIN\tA\t203.0.113.11\nmail TXT x\n")]
    [InlineData("www A 203.0.113.12\n TXT x\n", "www A 203.0.113.12\nwww\t3600\tIN\tA\t203.0.113.11\n TXT x\n")]
    [InlineData("www TXT x\nm TXT x\n", "www TXT x\nwww\t3600\tIN\tA\t203.0.113.11\nm TXT x\n")]
    [InlineData("m TXT x\n", "m TXT x\nwww.example.test.\t3600\tIN\tA\t203.0.113.11\n")]
    [InlineData("m TXT x", "m TXT x\nwww.example.test.\t3600\tIN\tA\t203.0.113.11")]
    [InlineData("m TXT x\r\n", "m TXT x\r\nwww.example.test.\t3600\tIN\tA\t203.0.113.11\r\n")]
    [InlineData("$ORIGIN s\nm TXT x ; end", "$ORIGIN s\nm TXT x ; end\nwww.example.test.\t3600\tIN\tA\t203.0.113.11")]
    public void What_enters_stands_after_its_siblings_or_at_the_end(string body, string expected)
    {
        var zone = Read(Head + body);
        var change = new ZoneChange(zone.Zone, [], [Record("www", "A", 3600, "203.0.113.11")]);

        var text = ZoneTextEdit.Make(zone, change, Now);

        Assert.EndsWith(expected, text, StringComparison.Ordinal);
        AssertMeans(text, change);
    }

    [Theory]
    [InlineData("$GENERATE 10-12 www A 203.0.113.$\n", "is made by a $GENERATE")]
    [InlineData("$INCLUDE more\n", "stands in an included file")]
    public void What_is_not_an_entry_of_the_zones_own_file_is_refused(string body, string why)
    {
        var zone = Read(Head + body);

        var error = Assert.Throws<RegistrarException>(() => ZoneTextEdit.Make(zone, Removal(zone), Now));

        Assert.Equal(RegistrarFault.Refused, error.Fault);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private static ZoneText Read(string text) => ZoneText.Read(Zone, "zone", text, _ => "www A 203.0.113.11\n");

    private static DnsRecord Record(string name, string type, int ttl, string data) =>
        new(DomainName.Within(Zone, name), type, ttl, data);

    private static ZoneChange Removal(ZoneText zone) =>
        new(zone.Zone, [.. zone.Zone.Records.Where(record => record.Data == "203.0.113.11")], []);

    private static void AssertMeans(string text, ZoneChange change) =>
        Assert.Equal(Meaning(change.After), Meaning(Read(text).Zone));

    private static HashSet<DnsRecord> Meaning(Zone zone) => [.. zone.Records.Where(record => record.Type != "SOA")];
}
