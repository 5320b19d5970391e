using Witness.Checks.Connection;

namespace Witness.Checks.Tests.Connection;

public sealed class NodeTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("größer ✓ 日本", "größer ✓ 日本")]
    [InlineData("\e]0;title\a", "?]0;title?")]
    [InlineData("a\r\nb\tc\0d\u007f\u009b", "a??b?c?d??")]
    [InlineData("\u202egnp.exe\u2066\u200b\u2028", "?gnp.exe???")]
    public void Nothing_but_graphic_characters_is_left(string text, string clean)
    {
        Assert.Equal(clean, NodeText.Clean(text));
        Assert.Equal(clean, NodeText.Clean(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Long_text_is_cut()
    {
        Assert.Equal(new string('x', 120) + "…", NodeText.Clean(new string('x', 10_000_000)));
        Assert.Equal("\ufffd\ufffd", NodeText.Clean([0xff, 0xfe]));
    }
}
