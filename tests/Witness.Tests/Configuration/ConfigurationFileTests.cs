using System.Text;
using Witness.Configuration;

namespace Witness.Tests.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Least =
        """{ "database": "witness.db", "checks": { "https": false }, "nodes": [{ "name": "a", "addresses": ["203.0.113.1"] }] }""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-configuration-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_file_is_read_and_its_paths_are_relative_to_it()
    {
        var read = ConfigurationFile.Read(Write(Encoding.UTF8.GetBytes(Least)));

        Assert.Equal(Path.Combine(_directory.FullName, "witness.db"), read.Configuration?.DatabasePath);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.Empty(
            ConfigurationFile.Read(Write([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Least)])).Errors
        );

    [Fact]
    public void Another_encoding_is_told()
    {
        var path = Write(Encoding.Latin1.GetBytes("""{ "name": "zürich" }"""));

        Assert.Equal($"{path}: is not UTF-8; save it in that encoding", ErrorOf(path));
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        var path = Path.Combine(_directory.FullName, "none.json");

        Assert.Equal($"{path}: does not exist; write it, or name another with --config PATH", ErrorOf(path));
    }

    [Fact]
    public void A_directory_is_told() =>
        Assert.Equal(
            $"{_directory.FullName}: is a directory; name the file in it, such as {_directory.FullName}/witness.json",
            ErrorOf(_directory.FullName)
        );

    [Fact]
    public void Errors_show_the_file_as_it_was_named() =>
        Assert.StartsWith(
            "conf/mine.json:1: nodes:",
            ConfigurationFile.Parse("{}", "conf/mine.json").Errors.Single().ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_sample_is_good() =>
        Reader.Good(File.ReadAllText(TestFiles.InRepository("config/witness.sample.json")));

    [Fact]
    public void The_sample_shows_every_key()
    {
        var sample = File.ReadAllText(TestFiles.InRepository("config/witness.sample.json"));

        Assert.All(DeclaredKeys.All, key => Assert.Contains($"\"{key.Name}\":", sample, StringComparison.Ordinal));
    }

    private static string ErrorOf(string path)
    {
        var read = ConfigurationFile.Read(path);
        Assert.Null(read.Configuration);
        return Assert.Single(read.Errors).ToString();
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_directory.FullName, "witness.json");
        File.WriteAllBytes(path, content);
        return path;
    }
}
