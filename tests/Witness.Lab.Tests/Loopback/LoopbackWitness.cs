using System.Diagnostics;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Loopback;

/// <summary>One witness on loopback, outside of any network namespace.</summary>
public sealed class LoopbackWitness : WitnessFromOutside
{
    /// <summary>A witness without a past, whose daemon does not run yet, and which has no configuration yet.</summary>
    public LoopbackWitness()
        : base(System.IO.Directory.CreateTempSubdirectory("witness-loopback-").FullName) { }

    /// <summary>What its commands find in their environment beside the ordinary.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes its configuration.</summary>
    public void Configure(LoopbackConfiguration configuration) =>
        File.WriteAllText(ConfigurationPath, configuration.Json);

    /// <summary>Keeps a secret in a file that nobody else may read.</summary>
    /// <returns>The secret as a configuration refers to it.</returns>
    public string Keep(string file, string secret)
    {
        var path = Path.Combine(Directory, file);
        File.WriteAllText(path, secret + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return $$"""{ "file": "{{file}}" }""";
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <inheritdoc />
    protected override ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = Prepared(new ProcessStartInfo(WitnessExecutable.Path, arguments));
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
