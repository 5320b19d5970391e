using Witness.Configuration;

namespace Witness.Tests.Configuration;

/// <summary>Each file in Bad/ beside its exact messages.</summary>
public sealed class BadFileTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(TestFiles.Here("Bad"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_refused_with_exactly_these_messages(string name)
    {
        var reading = ConfigurationFile.Parse(File.ReadAllText(TestFiles.Here($"Bad/{name}.json")));

        var expected = File.ReadAllLines(TestFiles.Here($"Bad/{name}.txt"));
        Assert.Equal(expected, reading.Errors.Select(error => error.ToString()), StringComparer.Ordinal);
        Assert.NotEmpty(expected);
        Assert.Null(reading.Configuration);
    }
}
