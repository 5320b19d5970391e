namespace Witness.Lab.Tests.Programs;

/// <summary>The repository that these tests were built in.</summary>
public static class Repository
{
    private static readonly string Root = Find();

    /// <summary>The path of one of its files.</summary>
    /// <param name="path">As it is called within the repository.</param>
    public static string File(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(directory.FullName, "Witness.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests run from the repository");
        }

        return directory.FullName;
    }
}
