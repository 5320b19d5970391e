using Witness.Cli;
using Witness.Export;

namespace Witness.Tests.Export;

public sealed class StateFileTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private static readonly DateTime Before = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-state-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_file_is_made_and_nothing_else_is_left_beside_it()
    {
        StateFile.Hold(In("fleet"), "a\n");

        Assert.Equal(["fleet"], _directory.GetFiles().Select(file => file.Name));
        Assert.Equal("a\n", File.ReadAllText(In("fleet")));
    }

    [Fact]
    public void A_reader_has_the_old_text_or_the_new_one_and_the_mode_stays()
    {
        File.WriteAllText(In("fleet"), "old and long\n");
        File.SetUnixFileMode(In("fleet"), Mode);
        using var reader = File.OpenText(In("fleet"));

        StateFile.Hold(In("fleet"), "new\n");

        Assert.Equal("old and long\n", reader.ReadToEnd());
        Assert.Equal("new\n", File.ReadAllText(In("fleet")));
        Assert.Equal(Mode, File.GetUnixFileMode(In("fleet")));
    }

    [Fact]
    public void A_file_that_holds_the_text_already_is_left_alone()
    {
        StateFile.Hold(In("fleet"), "ä\n");
        File.SetLastWriteTimeUtc(In("fleet"), Before);

        StateFile.Hold(In("fleet"), "ä\n");
        Assert.Equal(Before, File.GetLastWriteTimeUtc(In("fleet")));

        StateFile.Hold(In("fleet"), "ö\n");
        Assert.NotEqual(Before, File.GetLastWriteTimeUtc(In("fleet")));
    }

    [Fact]
    public void A_link_stays_one()
    {
        File.CreateSymbolicLink(In("link"), In("fleet"));

        StateFile.Hold(In("link"), "a\n");
        StateFile.Hold(In("link"), "b\n");

        Assert.Equal(In("fleet"), new FileInfo(In("link")).LinkTarget);
        Assert.Equal("b\n", File.ReadAllText(In("fleet")));
    }

    [Fact]
    public void Without_its_directory_it_says_what_to_do()
    {
        var error = Assert.Throws<UsageException>(() => StateFile.Hold(In("missing/fleet"), "a\n"));

        Assert.Equal(
            $"the directory of {In("missing/fleet")} does not exist: create it, or name another file with --to FILE",
            error.Message
        );
    }

    private string In(string file) => Path.Combine(_directory.FullName, file);
}
