using Witness.Demo;
using Witness.Hosting;
using Witness.Ledger;

namespace Witness.Cli;

/// <summary>What a command that could not go on says, and its exit code.</summary>
internal static class Failure
{
    /// <summary>
    /// The environment variable that adds the trace of what nobody expected, and to the daemon's journal what every round
    /// came to.
    /// </summary>
    private const string TraceVariable = "WITNESS_TRACE";

    /// <summary>What happened, and what to do next.</summary>
    public static string SentenceOf(Exception error, Func<string, string?> environment) =>
        error switch
        {
            UsageException or HostingException or StuckException or LedgerException or DemoException => error.Message,
            OperationCanceledException => "interrupted",
            IOException or UnauthorizedAccessException when !IsTraced(environment) =>
                $"{error.Message.TrimEnd('.')}: check the disk, and where the output goes",
            _ when !IsTraced(environment) =>
                $"broken: {error.GetType().Name}: {error.Message}; please report this, with what the same command says with {TraceVariable}=1",
            _ => $"broken, please report this: {error}",
        };

    /// <summary>The exit code (<see cref="Exit"/>).</summary>
    public static int ExitOf(Exception error) =>
        error switch
        {
            UsageException or HostingException => Exit.Usage,
            OperationCanceledException => Exit.Interrupted,
            _ => Exit.No,
        };

    /// <summary>True where the operator asks for the trace.</summary>
    public static bool IsTraced(Func<string, string?> environment) => !string.IsNullOrEmpty(environment(TraceVariable));
}
