using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

public sealed class ResponseMessageTests
{
    private const ushort Id = 0x1234;
    private static readonly Question Asked = new(DomainName.Parse("www.example.test"), RecordType.A);
    private static readonly byte[] Query = QueryMessage.Write(Id, Asked, recursion: false);

    [Fact]
    public void A_query_is_one_question_without_recursion()
    {
        Assert.Equal(
            "1234 0000 0001 0000 0000 0000 03777777076578616d706c65047465737400 0001 0001".Replace(" ", ""),
            Convert.ToHexStringLower(Query)
        );
        Assert.Equal(1, QueryMessage.Write(Id, Asked, recursion: true)[2]);
        Assert.Equal(Asked, TestAnswer.QuestionOf(Query));
    }

    [Fact]
    public void Records_of_all_known_types_are_read_compressed_or_not_and_others_left_out()
    {
        byte[] nameAtAsked = [2, (byte)'n', (byte)'s', 0xC0, 16];
        var response = Read(
            new TestAnswer
            {
                Records =
                [
                    TestAnswer.A(TestAnswer.AskedName, "192.0.2.1"),
                    TestAnswer.Record(TestAnswer.Name("WWW.example.TEST"), RecordType.Aaaa, new byte[16], 0x80000001),
                    TestAnswer.Record(TestAnswer.AskedName, RecordType.Cname, TestAnswer.Name("other.test")),
                    TestAnswer.Record(TestAnswer.AskedName, RecordType.Ns, nameAtAsked),
                    TestAnswer.Record(TestAnswer.AskedName, (RecordType)16, [1, (byte)'x']),
                    TestAnswer.Soa(4_294_967_295),
                ],
            }
        );

        Assert.Equal(
            [
                "www.example.test 300 A 192.0.2.1",
                "www.example.test 0 AAAA ::",
                "www.example.test 300 CNAME other.test",
                "www.example.test 300 NS ns.example.test",
                "www.example.test 300 SOA ns.test root.test 4294967295 0 0 0 0",
            ],
            response.Answers.Select(record => record.ToString())
        );
        Assert.Equal("192.0.2.1", Assert.Single(response.RecordsOf(Asked)).Data);
    }

    [Fact]
    public void A_chain_of_aliases_leads_to_addresses_and_one_in_circles_to_none()
    {
        var response = Read(
            new TestAnswer
            {
                Records =
                [
                    TestAnswer.Record(TestAnswer.AskedName, RecordType.Cname, TestAnswer.Name("a.test")),
                    TestAnswer.Record(TestAnswer.Name("a.test"), RecordType.Cname, TestAnswer.Name("b.test")),
                    TestAnswer.A(TestAnswer.Name("b.test"), "192.0.2.7"),
                    TestAnswer.Record(TestAnswer.Name("loop.test"), RecordType.Cname, TestAnswer.Name("loop.test")),
                ],
            }
        );

        Assert.Equal("192.0.2.7", Assert.Single(response.AddressesOf(Asked.Name)).ToString());
        Assert.Empty(response.AddressesOf(DomainName.Parse("loop.test")));
        Assert.Empty(response.RecordsOf(Asked));
    }

    public static TheoryData<string, string> Malformed() =>
        new()
        {
            { "the name points at itself", "c01e" },
            { "the name points forward", "c0ff" },
            { "two names point at each other", "0161 c01e" },
            { "a label of an unknown kind", "4161" },
            { "a label beyond the end", "3f61" },
            { "nothing after the name", "c00c" },
            { "data beyond the end", "c00c 0001 0001 00000000 0005 c0000201" },
            { "an address of three bytes", "c00c 0001 0001 00000000 0003 c00002" },
            { "an IPv6 address of four bytes", "c00c 001c 0001 00000000 0004 c0000201" },
            { "a name server beyond its data", "c00c 0002 0001 00000000 0002 0161" },
            { "a name server shorter than its data", "c00c 0002 0001 00000000 0003 c00c00" },
            { "a SOA without numbers", "c00c 0006 0001 00000000 0004 c00cc00c" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_malformed_is_unusable(string what, string record)
    {
        var answer = new TestAnswer { Records = [Convert.FromHexString(record.Replace(" ", ""))] };
        Assert.True(Assert.Throws<UnusableAnswerException>(() => Read(answer)) is not null, what);
    }

    [Fact]
    public void A_name_of_more_than_255_bytes_is_unusable_however_it_is_put_together()
    {
        var label = new byte[] { 63 }
            .Concat(Enumerable.Repeat((byte)'a', 63))
            .ToArray();
        var five = Enumerable.Repeat(label, 5).SelectMany(one => one).Append((byte)0).ToArray();
        Assert.Throws<UnusableAnswerException>(() => WireName.Read(five, 0, out _));

        // Three labels, then a pointer from behind two more: 5 labels in all.
        byte[] joined = [.. five[(2 * 64)..], .. label, .. label, 0xC0, 0];
        WireName.Read(joined, 0, out var end);
        Assert.Throws<UnusableAnswerException>(() => WireName.Read(joined, end, out _));
    }

    [Fact]
    public void A_long_chain_of_pointers_is_unusable()
    {
        var chain = new List<byte> { 0, 0 };
        for (var at = 0; at < 400; at += 2)
        {
            chain.AddRange([(byte)(0xC0 | (at >> 8)), (byte)at]);
        }

        var message = chain.ToArray();
        WireName.Read(message, 100, out var end);
        Assert.Equal(102, end);
        Assert.Throws<UnusableAnswerException>(() => WireName.Read(message, 400, out _));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("\0")]
    [InlineData("\u00ff")]
    public void A_label_of_odd_bytes_is_nobodys_name(string label)
    {
        byte[] message = [(byte)label.Length, .. Encoding.Latin1.GetBytes(label), 0];
        Assert.Null(WireName.Read(message, 0, out var end).Name);
        Assert.Equal(message.Length, end);
    }

    [Fact]
    public void More_records_promised_than_held_is_unusable() =>
        Assert.Throws<UnusableAnswerException>(() =>
            Read(new TestAnswer { Count = 65535, Records = [TestAnswer.A(TestAnswer.AskedName, "192.0.2.1")] })
        );

    public static TheoryData<string> NotOurs() => ["id", "query", "opcode", "name", "type"];

    [Theory]
    [MemberData(nameof(NotOurs))]
    public void An_answer_to_something_else_is_unusable(string what)
    {
        var other = DomainName.Parse("other.test");
        var answer = what switch
        {
            "id" => new TestAnswer { OtherId = 1 },
            "query" => new TestAnswer { Flags = 0 },
            "opcode" => new TestAnswer { Flags = TestAnswer.Response | 0x2800 },
            "name" => new TestAnswer { Question = Asked with { Name = other } },
            _ => new TestAnswer { Question = Asked with { Type = RecordType.Aaaa } },
        };
        Assert.Throws<UnusableAnswerException>(() => Read(answer));
    }

    [Fact]
    public void Whatever_bytes_come_they_are_read_or_refused()
    {
        var random = new Random(20260102);
        var good = new TestAnswer
        {
            Records =
            [
                TestAnswer.A(TestAnswer.AskedName, "192.0.2.1"),
                TestAnswer.Record(TestAnswer.AskedName, RecordType.Ns, [2, (byte)'n', (byte)'s', 0xC0, 16]),
                TestAnswer.Soa(1),
            ],
        }.To(Query);
        for (var number = 0; number < 50_000; number++)
        {
            var message = good[..random.Next(good.Length + 1)];
            for (var bytes = random.Next(8); bytes > 0 && message.Length > 0; bytes--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            var error = Record.Exception(() => ResponseMessage.Read(message, Id, Asked));
            Assert.True(error is null or UnusableAnswerException, $"{Convert.ToHexString(message)}: {error}");
        }
    }

    private static Response Read(TestAnswer answer) => ResponseMessage.Read(answer.To(Query), Id, Asked);
}
