using System.Globalization;
using System.Runtime.CompilerServices;

namespace Witness.Package.Tests;

/// <summary>
/// A machine that boots once, lives through every story in <c>Inside/</c> in their order, and goes off: they follow from
/// one another, as an operator's days do. Each test asks how its own part went.
/// </summary>
public sealed class Container : IAsyncLifetime
{
    private const string Limit = "600"; // seconds; a quick machine takes two and a half minutes
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-package-");
    private string _boot = "";
    private Packages? _packages;

    /// <summary>The Debian package.</summary>
    public string Deb => _packages?.Deb ?? throw new InvalidOperationException("The package has not been built");

    private string Root => Path.Combine(_directory.FullName, "root");

    private string Results => Path.Combine(Root, "var/results");

    private static string Inside => Path.Combine(AppContext.BaseDirectory, "Inside");

    /// <summary>Every part of every story, by its name.</summary>
    public static IEnumerable<string> Parts() =>
        Directory
            .EnumerateFiles(Inside, "*.sh")
            .Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0]))
            .SelectMany(File.ReadLines)
            .Where(line => line.EndsWith("() {", StringComparison.Ordinal) && char.IsAsciiLetterUpper(line[0]))
            .Select(line => line[..^"() {".Length]);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var packages = Packages.OfThisCommitAsync(Path.Combine(_directory.FullName, "packages"));
        var root = ContainerRoot.CreateAsync(Root, _directory.FullName);
        await Task.WhenAll(packages, root);
        _packages = await packages;
        await MoveInAsync(_packages);
        var (_, said) = await Tool.RunAsync(
            "timeout",
            ["--kill-after=10", Limit, "systemd-nspawn", "--quiet", "--boot", $"--directory={Root}", .. Alone()]
        );
        _boot = said;
    }

    /// <summary>The part of a story that is named as the test is went well.</summary>
    public void Lives([CallerMemberName] string part = "")
    {
        var ended = Path.Combine(Results, $"{part}.code");
        var said = Path.Combine(Results, $"{part}.log");
        if (!File.Exists(ended))
        {
            Assert.Fail($"It was never reached, or not ended within {Limit} s.\n{Text(said)}\n{_boot}");
        }

        var code = int.Parse(File.ReadAllText(ended), CultureInfo.InvariantCulture);
        Assert.True(code == 0, $"It ended with {code}.\n{Text(said)}\n{Text(Path.Combine(Results, "journal.log"))}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() =>
        await Tool.ReadAsync("rm", "-rf", "--one-file-system", _directory.FullName);

    private static string Text(string file) => File.Exists(file) ? File.ReadAllText(file) : "";

    /// <summary>
    /// A network of its own, with a loopback interface and nothing else, and a name of its own; no service manager of the
    /// host's is asked. Nothing waits for the disk, for nobody looks at it after a power cut.
    /// </summary>
    private string[] Alone() =>
        ["--private-network", "--register=no", "--keep-unit", "--suppress-sync=yes", $"--machine={_directory.Name}"];

    private async Task MoveInAsync(Packages packages)
    {
        var place = Directory.CreateDirectory(Path.Combine(Root, "opt/package")).FullName;
        File.Copy(packages.Deb, Path.Combine(place, "witness.deb"));
        File.Copy(packages.Tarball, Path.Combine(place, "witness.tar.gz"));
        await Tool.ReadAsync("cp", "-r", Inside, Path.Combine(Root, "opt/stories"));
        await Tool.ReadAsync("chmod", "-R", "a+rx", Path.Combine(Root, "opt/stories"));
        var units = Path.Combine(Root, "etc/systemd/system");
        File.Copy(Path.Combine(Inside, "stories.service"), Path.Combine(units, "stories.service"));
        File.Copy(Path.Combine(Inside, "stories.timer"), Path.Combine(units, "stories.timer"));
        var wanted = Directory.CreateDirectory(Path.Combine(units, "timers.target.wants")).FullName;
        File.CreateSymbolicLink(Path.Combine(wanted, "stories.timer"), "../stories.timer");
    }
}
