namespace Witness.Package.Tests;

/// <summary>What scripts/package.sh makes.</summary>
/// <param name="Deb">The Debian package.</param>
/// <param name="Tarball">The tarball.</param>
internal sealed record Packages(string Deb, string Tarball)
{
    /// <summary>Those in the directory that WITNESS_PACKAGES names, else new ones, made as whoever publishes them does.</summary>
    /// <param name="directory">Where new ones are made.</param>
    public static async Task<Packages> OfThisCommitAsync(string directory)
    {
        if (Environment.GetEnvironmentVariable("WITNESS_PACKAGES") is { Length: > 0 } named)
        {
            return In(named);
        }

        await Tool.ReadAsync("bash", Path.Combine(Repository(), "scripts/package.sh"), directory);
        return In(directory);
    }

    private static Packages In(string directory) =>
        new(
            Directory.GetFiles(directory, "witness_*_amd64.deb").Single(),
            Directory.GetFiles(directory, "witness-*-linux-amd64.tar.gz").Single()
        );

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
