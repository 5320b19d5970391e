using System.Globalization;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Hosts;

/// <summary>
/// The network namespaces (ip-netns(8)) of this process. Each name tells its owner by process id and start time, so that
/// what a killed run left behind is found, and nobody else's is touched.
/// </summary>
public static class NetworkNamespaces
{
    private const string Mark = "wlab";
    private static int _count;
    private static readonly Lazy<Task> Swept = new(SweepAsync);

    /// <summary>A prefix for the namespaces and the directory of one network, used by nobody else.</summary>
    /// <exception cref="InvalidOperationException">This process may not make namespaces.</exception>
    public static async Task<string> NewPrefixAsync()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw new InvalidOperationException(
                "The lab makes network namespaces, which needs root: sudo scripts/test.sh"
            );
        }

        await Swept.Value;
        return $"{Mark}-{OwnerOf(Environment.ProcessId)}-{Interlocked.Increment(ref _count)}";
    }

    /// <summary>The namespaces that exist under a prefix.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(string prefix) =>
        [
            .. (await Command.ReadAsync("ip", "netns", "list"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0])
                .Where(name => name.StartsWith(prefix + "-", StringComparison.Ordinal)),
        ];

    /// <summary>The processes that run in a namespace.</summary>
    public static async Task<IReadOnlyList<int>> ProcessesAsync(string name) =>
        [
            .. (await Command.ReadAsync("ip", "netns", "pids", name))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Ends every process in the namespaces under a prefix, and deletes them and their directory.</summary>
    public static async Task DeleteAsync(string prefix)
    {
        foreach (var name in await ListAsync(prefix))
        {
            foreach (var process in await ProcessesAsync(name))
            {
                Signals.Send(process, Signal.Kill);
            }

            await Command.ReadAsync("ip", "netns", "delete", name);
        }

        var directory = Path.Combine(Path.GetTempPath(), prefix);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Deletes what killed runs have left behind.</summary>
    public static async Task SweepAsync()
    {
        var directories = Directory
            .GetDirectories(Path.GetTempPath(), Mark + "-*")
            .Select(path => Path.GetFileName(path)!);
        var abandoned = (await ListAsync(Mark))
            .Concat(directories)
            .Select(name => string.Join('-', name.Split('-').Take(4)))
            .Distinct(StringComparer.Ordinal)
            .Where(prefix => !IsOwned(prefix));
        foreach (var prefix in abandoned.ToList())
        {
            await DeleteAsync(prefix);
        }
    }

    private static bool IsOwned(string prefix) =>
        prefix.Split('-') is [_, var process, var start, _]
        && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
        && OwnerOf(id) == $"{process}-{start}";

    /// <summary>A process id alone may be used again; with the start time, field 22 of proc_pid_stat(5), it is unique.</summary>
    private static string? OwnerOf(int process)
    {
        var path = $"/proc/{process}/stat";
        if (!File.Exists(path))
        {
            return null;
        }

        var afterName = File.ReadAllText(path).Split(')')[^1];
        return $"{process}-{afterName.Split(' ', StringSplitOptions.RemoveEmptyEntries)[19]}";
    }
}
