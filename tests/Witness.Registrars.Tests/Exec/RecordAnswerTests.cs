using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Exec;

public sealed class RecordAnswerTests
{
    [Theory]
    [InlineData("name", "\"www\"", "records[0].name \"www\" is not in example.com: names are absolute")]
    [InlineData("name", "\"@\"", "is not in example.com")]
    [InlineData("name", "\"\"", "records[0].name is empty")]
    [InlineData("name", "\"www.example.org\"", "is not in example.com")]
    [InlineData("name", "\"www.badexample.com\"", "is not in example.com")]
    [InlineData("name", "\"www..example.com\"", "is no domain name")]
    [InlineData("name", "\"www example.com\"", "is no")]
    [InlineData("name", "\"b\\u00fccher.example.com\"", "is not in ASCII: write A-labels")]
    [InlineData("name", "\"www\\n.example.com\"", "more than one line")]
    [InlineData("name", "\"\\ud800.example.com\"", "records[0].name is no Unicode text")]
    [InlineData("name", "5", "records[0].name is no string")]
    [InlineData("type", "\"a\"", "records[0].type \"a\" is no type")]
    [InlineData("type", "\"A \"", "is no type")]
    [InlineData("type", "\"1\"", "is no type")]
    [InlineData("type", "1", "records[0].type is no string")]
    [InlineData("ttl", "-1", "records[0].ttl \"-1\" is no whole number from 0 to 2147483647")]
    [InlineData("ttl", "2147483648", "is no whole number")]
    [InlineData("ttl", "300.5", "is no whole number")]
    [InlineData("ttl", "\"300\"", "is no whole number")]
    [InlineData("ttl", "null", "every address has a time to live")]
    [InlineData("data", "\"203.0.113\"", "records[0].data \"203.0.113\" is no IPv4 address")]
    [InlineData("data", "\"203.0.113.011\"", "is no IPv4 address")]
    [InlineData("data", "\"203.0.113.11 \"", "is no IPv4 address")]
    [InlineData("data", "\"2001:db8::11\"", "is no IPv4 address")]
    [InlineData("data", "\"203.0.113.11,203.0.113.12\"", "is no IPv4 address")]
    [InlineData("data", "[\"203.0.113.11\"]", "records[0].data is no string")]
    [InlineData("data", "\"\"", "records[0].data is empty")]
    [InlineData("vendor", "\"\"", "records[0].vendor is no JSON object")]
    [InlineData("vendor", "{\"id\":7}", "records[0].vendor.id is no string")]
    [InlineData("vendor", "{\"id\":\"a\\nb\"}", "records[0].vendor.id is more than one line")]
    [InlineData("vendor", "{\"\\ud800\":\"a\"}", "one JSON object")]
    [InlineData("vender", "{\"id\":\"7\"}", "records[0].vender is no member known here")]
    public async Task A_record_that_makes_no_sense_is_no_record(string key, string value, string why) =>
        await AssertUnclearAsync(With(key, value), why);

    [Theory]
    [InlineData("203.0.113.11")]
    [InlineData("[2001:db8::11]")]
    [InlineData("2001:db8::11%1")]
    [InlineData("2001:db8:::11")]
    public async Task An_AAAA_record_holds_an_IPv6_address(string data) =>
        await AssertUnclearAsync(
            $$"""{"name":"www.example.com","type":"AAAA","ttl":300,"data":"{{data}}"}""",
            "is no IPv6 address"
        );

    [Theory]
    [InlineData("name")]
    [InlineData("type")]
    [InlineData("ttl")]
    [InlineData("data")]
    public async Task A_record_lacks_nothing(string key) =>
        await AssertUnclearAsync(
            ShellProgram.Record.Replace($"\"{key}\":", "\"vendor\":{},\"x\":", StringComparison.Ordinal),
            "records[0]"
        );

    private static string With(string key, string value)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "\"www.example.com\"",
            ["type"] = "\"A\"",
            ["ttl"] = "300",
            ["data"] = "\"203.0.113.11\"",
            [key] = value,
        };
        return $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
    }

    private static async Task AssertUnclearAsync(string record, string why)
    {
        var error = await ShellProgram.ReadFailsAsync(ShellProgram.Saying(ShellProgram.AnswerOf(record)));

        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
