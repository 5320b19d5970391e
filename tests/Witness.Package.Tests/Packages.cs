namespace Witness.Package.Tests;

/// <summary>What scripts/package.sh makes.</summary>
/// <param name="Deb">The Debian package.</param>
/// <param name="Tarball">The tarball.</param>
internal sealed record Packages(string Deb, string Tarball)
{
    /// <summary>Makes them, as whoever publishes them does.</summary>
    /// <param name="directory">Where to.</param>
    public static async Task<Packages> BuildAsync(string directory)
    {
        await Tool.ReadAsync("bash", Path.Combine(Repository(), "scripts/package.sh"), directory);
        return new Packages(
            Directory.GetFiles(directory, "witness_*_amd64.deb").Single(),
            Directory.GetFiles(directory, "witness-*-linux-amd64.tar.gz").Single()
        );
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Witness.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests run from the repository");
        }

        return directory.FullName;
    }
}
