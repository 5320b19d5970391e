using Witness.Configuration;

namespace Witness.Tests.Configuration;

public sealed class ConfigurationLookupTests
{
    private const string System = "/etc/witness/witness.json";
    private const string Here = "./witness.json";

    [Theory]
    [InlineData("mine.json", "theirs.json", "mine.json")]
    [InlineData(null, "theirs.json", "theirs.json")]
    [InlineData(null, "", System)]
    [InlineData(null, null, System)]
    public void The_option_counts_before_the_variable_and_that_before_the_system(
        string? named,
        string? variable,
        string found
    )
    {
        Assert.True(ConfigurationLookup.TryFind(named, Environment(variable), _ => true, out var path, out _));
        Assert.Equal(found, path);
    }

    [Fact]
    public void The_working_directory_comes_last()
    {
        Assert.True(ConfigurationLookup.TryFind(null, Environment(null), file => file == Here, out var path, out _));
        Assert.Equal(Here, path);
    }

    [Theory]
    [InlineData("mine.json", null)]
    [InlineData(null, "mine.json")]
    public void A_file_that_somebody_named_is_not_replaced_by_another_where_it_is_missing(
        string? named,
        string? variable
    )
    {
        Assert.True(
            ConfigurationLookup.TryFind(named, Environment(variable), file => file == System, out var path, out _)
        );
        Assert.Equal("mine.json", path);
    }

    [Fact]
    public void Where_there_is_none_every_place_is_told()
    {
        Assert.False(ConfigurationLookup.TryFind(null, Environment(null), _ => false, out _, out var error));
        Assert.Equal(
            "no configuration: --config is not given, $WITNESS_CONFIG is not set, and neither /etc/witness/witness.json nor "
                + "./witness.json is there; write one with witness init, or name yours with --config PATH",
            error
        );
    }

    private static Func<string, string?> Environment(string? value) => name => name == "WITNESS_CONFIG" ? value : null;
}
