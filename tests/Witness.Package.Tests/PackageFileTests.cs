namespace Witness.Package.Tests;

/// <summary>The package as a file, and what lies in it.</summary>
public sealed class PackageFileTests(Container container) : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-package-");

    private string In(string path) => Path.Combine(_directory.FullName, path);

    public async ValueTask InitializeAsync() =>
        await Tool.ReadAsync("dpkg-deb", "--extract", container.Deb, _directory.FullName);

    public async ValueTask DisposeAsync() => await Tool.ReadAsync("rm", "-rf", _directory.FullName);

    [Fact]
    public async Task Lintian_finds_no_error()
    {
        var (code, said) = await Tool.RunAsync("lintian", "--allow-root", "--fail-on", "error", container.Deb);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task The_manual_page_is_one_that_man_has_nothing_to_say_against()
    {
        var (code, said) = await Tool.RunAsync(
            "sh",
            "-c",
            $"man --warnings --local-file '{In("usr/share/man/man1/witness.1.gz")}' 2>&1 >/dev/null"
        );
        Assert.Equal((0, ""), (code, said));
    }

    [Fact]
    public async Task Bash_completes_commands()
    {
        var completion = In("usr/share/bash-completion/completions/witness");
        var said = await Tool.ReadAsync(
            "bash",
            "-c",
            $"source {completion}; COMP_LINE='witness rem'; COMP_POINT=11; COMP_CWORD=1; COMP_WORDS=({In("usr/bin/witness")} rem); _witness; echo ${{COMPREPLY[@]}}"
        );
        Assert.Equal("remove\n", said);
    }

    [Fact]
    public async Task Fish_completes_options()
    {
        var completion = In("usr/share/fish/vendor_completions.d/witness.fish");
        var said = await Tool.ReadAsync(
            "fish",
            "--no-config",
            "--command",
            $"set PATH {In("usr/bin")} $PATH; source {completion}; complete --do-complete 'witness remove --f'"
        );
        Assert.Equal("--force\n", said);
    }

    [Theory]
    [InlineData("witness init --output /etc/hostn", "/etc/hostname")]
    [InlineData("witness validate /etc/hostn", "/etc/hostname")]
    [InlineData("witness zone ", "accept list restore show")]
    public async Task Fish_completes_files_where_a_file_is_asked_for_and_options_only_where_one_was_begun(
        string line,
        string completed
    )
    {
        var completion = In("usr/share/fish/vendor_completions.d/witness.fish");
        var said = await Tool.ReadAsync(
            "fish",
            "--no-config",
            "--command",
            $"set PATH {In("usr/bin")} $PATH; source {completion}; complete --do-complete '{line}'"
        );
        Assert.Equal(completed, said.TrimEnd().ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Zsh_completes_commands()
    {
        var completion = In("usr/share/zsh/vendor-completions/_witness");
        var said = await Tool.ReadAsync(
            "zsh",
            "-f",
            "-c",
            $"compadd() {{ print -l ${{(P)2}} }}; words=({In("usr/bin/witness")} rem); CURRENT=2; PREFIX=rem; source {completion}"
        );
        Assert.Equal("remove\n", said);
    }
}
