using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Exec;

public sealed class ReadAnswerTests
{
    [Fact]
    public async Task A_zone_is_read_with_all_that_was_said_of_it()
    {
        var zone = await ShellProgram.ReadAsync(
            """
            {"version": 1, "zone": "Example.COM.", "state": "2026010100", "whole": false, "attributes": {"plan": ""},
             "records": [
               {"name": "Example.com.", "type": "MX", "ttl": 3600, "data": "10 mail", "vendor": {"id": "77", "né": "f\u00fcnf"}},
               {"name": "WWW.example.com", "type": "AAAA", "ttl": 0, "data": "2001:DB8::11", "vendor": {}},
               {"name": "*.example.com.", "type": "A", "ttl": 2147483647, "data": "203.0.113.11", "vendor": null},
               {"name": "a\\.b.example.com", "type": "ALIAS", "ttl": null, "data": "elsewhere.example."}]}
            """
        );

        Assert.Equal(ShellProgram.Zone, zone.Name);
        Assert.Equal(("2026010100", false), (zone.Version, zone.IsWhole));
        Assert.Equal("plan=", zone.Attributes.ToString());
        Assert.Equal(
            [
                "example.com 3600 MX 10 mail (id=77 né=fünf)",
                "www.example.com 0 AAAA 2001:DB8::11",
                "*.example.com 2147483647 A 203.0.113.11",
                "a\\046b.example.com ALIAS elsewhere.example.",
            ],
            zone.Records.Select(record => record.ToString()),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task State_and_attributes_may_be_left_out()
    {
        var zone = await ShellProgram.ReadAsync(
            ShellProgram.Answer.Replace(",\"state\":\"7\"", "", StringComparison.Ordinal)
        );

        Assert.Null(zone.Version);
        Assert.Empty(zone.Attributes.All);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version is not 1")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "version \"\"1\"\" is no whole number")]
    [InlineData("\"version\":1,", "", "version is missing")]
    [InlineData("\"version\":1", "\"version\":1,\"version\":1", "one JSON object")]
    [InlineData(
        "\"zone\":\"example.com\"",
        "\"zone\":\"example.org\"",
        "zone is example.org, and example.com was asked for"
    )]
    [InlineData("\"zone\":\"example.com\"", "\"zone\":\"\"", "zone is empty")]
    [InlineData("\"zone\":\"example.com\",", "", "zone is missing")]
    [InlineData(",\"whole\":true", "", "whole is missing")]
    [InlineData("\"whole\":true", "\"whole\":\"true\"", "whole is neither true nor false")]
    [InlineData("\"state\":\"7\"", "\"state\":7", "state is no string")]
    [InlineData("\"state\":\"7\"", "\"state\":\"\"", "state is empty")]
    [InlineData("\"state\":\"7\"", "\"stat\":\"7\"", "stat is no member known here")]
    [InlineData("\"state\":\"7\"", "\"attributes\":[]", "attributes is no JSON object")]
    [InlineData("\"state\":\"7\"", "\"attributes\":{\"a\":1}", "attributes.a is no string")]
    [InlineData("\"records\":[", "\"records\":[],\"r\":[", "r is no member known here")]
    [InlineData("\"records\":[", "\"records\":null,\"state\":[", "one JSON object")]
    public async Task An_answer_is_believed_only_whole(string good, string bad, string why)
    {
        Assert.Contains(good, ShellProgram.Answer, StringComparison.Ordinal);

        await AssertUnclearAsync(ShellProgram.Answer.Replace(good, bad, StringComparison.Ordinal), why);
    }

    [Theory]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("null", "it is no JSON object")]
    [InlineData("{}", "version is missing")]
    [InlineData("""{"version":1,"zone":"example.com","records":[],"whole":true}""", "records is empty")]
    [InlineData("""{"version":1,"zone":"example.com","records":[],"whole":false}""", "records is empty")]
    [InlineData("""{"version":1,"zone":"example.com","records":null,"whole":true}""", "records is no list")]
    [InlineData("""{"version":1,"zone":"example.com","whole":true}""", "records is missing")]
    [InlineData(
        """{"version":1,"zone":"example.com","records":["www"],"whole":true}""",
        "records[0] is no JSON object"
    )]
    public async Task Nothing_less_than_a_zone_is_a_zone(string answer, string why) =>
        await AssertUnclearAsync(answer, why);

    [Fact]
    public async Task A_record_that_is_listed_twice_casts_doubt_on_all() =>
        await AssertUnclearAsync(
            ShellProgram.AnswerOf(
                $"{ShellProgram.Record},{ShellProgram.Record.Replace("300", "60", StringComparison.Ordinal)}"
            ),
            "www.example.com 300 A 203.0.113.11 is listed 2 times"
        );

    [Fact]
    public async Task Members_of_a_set_that_the_provider_tells_apart_are_two_records()
    {
        var (one, two) = (WithVendor("a"), WithVendor("b"));

        var zone = await ShellProgram.ReadAsync(ShellProgram.AnswerOf($"{one},{two}"));

        Assert.Equal(2, zone.Records.Count);
    }

    private static string WithVendor(string id) => $$$"""{{{ShellProgram.Record[..^1]}}},"vendor":{"id":"{{{id}}}"}}""";

    private static async Task AssertUnclearAsync(string answer, string why)
    {
        var error = await ShellProgram.ReadFailsAsync(ShellProgram.Saying(answer));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
