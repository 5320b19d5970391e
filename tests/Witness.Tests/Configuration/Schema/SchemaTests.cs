using System.Text.Json;
using System.Text.RegularExpressions;
using Witness.Cli;

namespace Witness.Tests.Configuration.Schema;

public sealed partial class SchemaTests
{
    /// <summary>Of the bad files, those whose fault lies between keys, which no schema can know.</summary>
    private static readonly string[] BeyondIt =
    [
        "act-without-zones",
        "anchors-needed-and-none",
        "anchors-too-few",
        "metrics-headers",
        "no-registrars",
        "no-url-anywhere",
        "no-url-for-one",
        "strikes-out-of-reach",
        "tcp-port-nowhere",
        "tcp",
    ];

    [Fact]
    public async Task The_schema_in_config_is_what_the_declarations_say()
    {
        using var site = new Site();

        var printed = await site.RunAsync("schema");

        Assert.Equal(Exit.Well, printed.Exit);
        Assert.True(
            printed.Output == await InRepositoryAsync("config/witness.schema.json"),
            "config/witness.schema.json is out of date: witness schema > config/witness.schema.json"
        );
    }

    [Fact]
    public async Task Files_that_are_good_pass_an_independent_validator()
    {
        string[] good =
        [
            .. Directory.GetFiles(TestFiles.Here("Good"), "*.json").Select(File.ReadAllText),
            await InRepositoryAsync("config/witness.sample.json"),
            .. Example().Matches(await InRepositoryAsync("README.md")).Select(match => match.Groups["example"].Value),
        ];

        Assert.True(good.Length >= 4, "the README has lost its examples");
        Assert.All(SchemaValidator.ErrorsOf(good), Assert.Empty);
    }

    [Fact]
    public void Files_that_are_bad_fail_there_unless_the_fault_lies_between_keys()
    {
        var bad = Directory.GetFiles(TestFiles.Here("Bad"), "*.json").Where(IsJson).Order(StringComparer.Ordinal);
        string[] files = [.. bad];

        var errors = SchemaValidator.ErrorsOf([.. files.Select(File.ReadAllText)]);

        var passed = files.Zip(errors).Where(one => one.Second.Count == 0);
        Assert.Equal(BeyondIt, passed.Select(one => Path.GetFileNameWithoutExtension(one.First)));
    }

    [Fact]
    public async Task The_sample_names_the_schema_that_lies_beside_it()
    {
        using var sample = JsonDocument.Parse(
            SchemaValidator.Plain(await InRepositoryAsync("config/witness.sample.json"))
        );

        var schema = sample.RootElement.GetProperty("$schema").GetString()!;

        Assert.True(File.Exists(TestFiles.InRepository(Path.Combine("config", schema))), schema);
    }

    [Fact]
    public async Task Every_key_has_a_description_for_whoever_hovers_over_it()
    {
        using var schema = JsonDocument.Parse(await InRepositoryAsync("config/witness.schema.json"));

        Assert.All(
            PropertiesOf(schema.RootElement),
            key => Assert.True(key.Value.TryGetProperty("description", out _), key.Name)
        );
    }

    private static IEnumerable<JsonProperty> PropertiesOf(JsonElement schema) =>
        schema.ValueKind switch
        {
            JsonValueKind.Object => schema
                .EnumerateObject()
                .SelectMany(member =>
                    member is { Name: "properties", Value.ValueKind: JsonValueKind.Object }
                        ? member
                            .Value.EnumerateObject()
                            .Where(IsKey)
                            .SelectMany(key => PropertiesOf(key.Value).Prepend(key))
                        : PropertiesOf(member.Value)
                ),
            JsonValueKind.Array => schema.EnumerateArray().SelectMany(PropertiesOf),
            _ => [],
        };

    // What an "if" asks for, and the choice that stands before it, describe nothing.
    private static bool IsKey(JsonProperty key) => key.Name != "type";

    private static bool IsJson(string file)
    {
        try
        {
            SchemaValidator.Plain(File.ReadAllText(file));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<string> InRepositoryAsync(string path) =>
        File.ReadAllTextAsync(TestFiles.InRepository(path), TestContext.Current.CancellationToken);

    [GeneratedRegex(
        @"```jsonc\n(?<example>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Example();
}
