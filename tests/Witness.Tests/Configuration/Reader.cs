using Witness.Configuration;

namespace Witness.Tests.Configuration;

/// <summary>Reads configurations of which no error is expected.</summary>
internal static class Reader
{
    public static WitnessConfiguration Good(string json, string path = "/etc/witness/witness.json")
    {
        var reading = ConfigurationFile.Parse(json, path);
        Assert.Empty(reading.Errors.Select(error => error.ToString()));
        return Assert.IsType<WitnessConfiguration>(reading.Configuration);
    }

    /// <summary>One node, whose checks are given, beneath defaults that are given.</summary>
    public static CheckOptions Checks(string defaults, string own) =>
        Good(
            $$"""
            { "checks": {{defaults}}, "nodes": [{ "name": "chitoge", "addresses": ["203.0.113.11"], "checks": {{own}} }] }
            """
        )
            .Nodes[0]
            .Checks;
}
