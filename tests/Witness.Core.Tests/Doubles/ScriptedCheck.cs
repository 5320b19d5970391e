using System.Net;
using Witness.Core.Checks;

namespace Witness.Core.Tests.Doubles;

/// <summary>A check that answers what it is told to, one answer a try; the last one for ever.</summary>
public sealed class ScriptedCheck(IPAddress address, params CheckAnswer[] answers) : ICheck
{
    private int _asked;

    public ScriptedCheck(params CheckAnswer[] answers)
        : this(IPAddress.Loopback, answers) { }

    public string Kind { get; init; } = "https";

    public IPAddress Address => address;

    public CheckRole Role { get; init; } = CheckRole.Gate;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Done instead of answering.</summary>
    public Func<Deadline, Task<CheckAnswer>>? Work { get; init; }

    public Task<CheckAnswer> AskAsync(Deadline deadline)
    {
        var number = Interlocked.Increment(ref _asked);
        return Work?.Invoke(deadline) ?? Task.FromResult(answers[Math.Min(number, answers.Length) - 1]);
    }
}
