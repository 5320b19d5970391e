using System.Text;
using Witness.Checks.Connection;
using Witness.Checks.Https;

namespace Witness.Checks.Tests.Https;

public sealed class ChunkedDecoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(1000, 1000)]
    public void However_the_wire_is_cut_the_body_is_the_same(int wireSize, int bodySize)
    {
        var wire = "4\r\nWiki\r\n00A;x=\"y\"\r\npedia, in \r\nA \r\nchunks.\r\n.\r\n0\r\nA: b\r\n\r\nrest"u8.ToArray();
        var decoder = new ChunkedDecoder();
        var text = new StringBuilder();
        var body = new byte[bodySize];
        var at = 0;
        while (!decoder.Ended)
        {
            at += decoder.Decode(wire.AsSpan(at, Math.Min(wireSize, wire.Length - at)), body, out var written);
            text.Append(Encoding.ASCII.GetString(body, 0, written));
        }

        Assert.Equal("Wikipedia, in chunks.\r\n.", text.ToString());
        Assert.Equal("rest"u8, wire.AsSpan(at));
    }

    [Theory]
    [InlineData("1;")]
    [InlineData("0\r\n")]
    public void A_line_without_end_is_not_read_for_ever(string begin)
    {
        var wire = Encoding.ASCII.GetBytes(begin + new string('x', 5000));

        Assert.Throws<NodeFaultException>(() => new ChunkedDecoder().Decode(wire, new byte[16], out _));
    }
}
