using System.Diagnostics;
using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;
using Witness.Lab.Tests.Servers;

namespace Witness.Lab.Tests.Verdicts;

/// <summary>
/// A name server on loopback of which no witness changes a record: it answers <see cref="Name"/> by verdicts. Its
/// configuration is what <c>docs/verdicts.md</c> tells people to write.
/// </summary>
public abstract class VerdictServer : IAsyncDisposable
{
    /// <summary>Its zone.</summary>
    protected const string Zone = "verdicts.test";

    /// <summary>The name of the fleet.</summary>
    protected const string Name = $"www.{Zone}";

    private ServerProcess? _process;

    /// <summary>Its port at 127.0.0.1.</summary>
    public int Port { get; } = LoopbackPort.Free();

    /// <summary>All it has said.</summary>
    public string Said => _process?.Said ?? "";

    /// <summary>Where its files are.</summary>
    protected string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("witness-verdicts-").FullName;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        _process = ServerProcess.Start(await PrepareAsync());
        await Patience.UntilAsync(
            "the name server answers",
            async () => (await LoopbackDig.AskAsync(Port, "SOA", Zone)).Length > 0,
            () => Task.FromResult(Said)
        );
    }

    /// <summary>The addresses that it answers, in order.</summary>
    public async Task<IReadOnlyList<string>> AnswerAsync() =>
        [
            .. (await LoopbackDig.AskAsync(Port, "A", Name))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
        ];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        System.IO.Directory.Delete(Directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes its files.</summary>
    /// <returns>How it is started.</returns>
    protected abstract Task<ProcessStartInfo> PrepareAsync();

    /// <summary>A file in its directory.</summary>
    protected string In(string file) => Path.Combine(Directory, file);
}
