namespace Witness.Tests.Configuration;

/// <summary>Files of the repository, found from wherever the tests were built to.</summary>
internal static class TestFiles
{
    private static readonly Lazy<string> Root = new(() =>
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Witness.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("no Witness.sln above the tests");
    });

    public static string InRepository(string path) => Path.Combine(Root.Value, path);

    public static string Here(string path) =>
        InRepository(Path.Combine("tests", "Witness.Tests", "Configuration", path));
}
