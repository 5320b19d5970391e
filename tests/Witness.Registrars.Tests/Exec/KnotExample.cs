using Witness.Registrars.Exec;

namespace Witness.Registrars.Tests.Exec;

/// <summary>The program that config/examples gives to operators.</summary>
internal static class KnotExample
{
    /// <summary>A registrar over it.</summary>
    public static ExecRegistrar Registrar(string socket) =>
        new("knot", new ExecSettings([Program, "-s", socket]), TimeProvider.System);

    private static string Program
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Witness.sln")))
            {
                directory = directory.Parent;
            }

            return Path.Combine(
                directory?.FullName ?? throw new InvalidOperationException("no Witness.sln above the tests"),
                "config/examples/witness-knot"
            );
        }
    }
}
