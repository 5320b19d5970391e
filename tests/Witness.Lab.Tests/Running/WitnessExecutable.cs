using System.Runtime.InteropServices;

namespace Witness.Lab.Tests.Running;

/// <summary>Finds the witness that is under test.</summary>
public static class WitnessExecutable
{
    /// <summary>
    /// What WITNESS_EXE names, else what src/Witness was built into, in the configuration that these tests were built in.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none; the message says where it was looked for.</exception>
    public static string Path { get; } = Find();

    /// <summary>Where the runtime stands that these tests run on, for the executable to find.</summary>
    public static string DotnetRoot { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("WITNESS_EXE") is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new InvalidOperationException($"WITNESS_EXE names no file: {named}");
        }

        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var framework = output.Name;
        var configuration = output.Parent!.Name;
        var repository = output.Parent.Parent!.Parent!.Parent!.Parent!.FullName;
        var built = System.IO.Path.Combine(repository, "src/Witness/bin", configuration, framework);
        string[] candidates =
        [
            System.IO.Path.Combine(built, "witness"),
            System.IO.Path.Combine(built, "linux-x64", "witness"),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"No witness was built at {string.Join(" or ", candidates)}");
    }
}
