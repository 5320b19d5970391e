using System.Text.RegularExpressions;

namespace Witness.Tests.Configuration;

public sealed partial class KeyTests
{
    [Fact]
    public void Every_key_has_a_name_in_camel_case() =>
        Assert.All(DeclaredKeys.All, key => Assert.Matches(CamelCase(), key.Name));

    [Fact]
    public void Every_key_says_in_one_line_what_it_is_for() =>
        Assert.All(DeclaredKeys.All, key => Assert.Matches(OneLine(), key.Description));

    [Fact]
    public void No_key_is_both_required_and_defaulted() =>
        Assert.All(DeclaredKeys.All, key => Assert.False(key.IsRequired && key.Default is not null, key.Name));

    [GeneratedRegex(@"^\$?[a-z][a-zA-Z0-9]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"^[^\n]{5,120}(?<![.\s])\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneLine();
}
