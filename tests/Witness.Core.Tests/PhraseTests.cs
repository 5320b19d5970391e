using Witness.Core.Stonith;

namespace Witness.Core.Tests;

public sealed class PhraseTests
{
    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(1, "1 s")]
    [InlineData(1.5, "1.5 s")]
    [InlineData(60, "1 min")]
    [InlineData(90, "90 s")]
    [InlineData(119, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(3600, "1 h")]
    [InlineData(7200, "2 h")]
    [InlineData(172_800, "2 d")]
    [InlineData(-10, "-10 s")]
    public void A_duration_has_its_largest_fitting_unit(double seconds, string words) =>
        Assert.Equal(words, Phrase.Of(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 strikes")]
    [InlineData(1, "1 strike")]
    [InlineData(2, "2 strikes")]
    public void A_count_agrees_with_its_noun(int count, string words) =>
        Assert.Equal(words, Phrase.Of(count, "strike"));

    [Theory]
    [InlineData(Rule.Floor, "floor")]
    [InlineData(Rule.CleanRounds, "clean rounds")]
    public void A_member_of_an_enumeration_stands_in_a_sentence_as_words(Enum value, string words) =>
        Assert.Equal(words, Phrase.Of(value));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a and b")]
    [InlineData("a b c", "a, b and c")]
    public void A_list_ends_with_and(string items, string words) =>
        Assert.Equal(words, Phrase.List(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void An_instant_is_utc_to_the_second() =>
        Assert.Equal(
            "2026-01-02 03:04:05Z",
            Phrase.Of(new DateTimeOffset(2026, 1, 2, 5, 4, 5, 999, TimeSpan.FromHours(2)))
        );
}
