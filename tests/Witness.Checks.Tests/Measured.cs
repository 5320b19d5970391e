using Witness.Core.Checks;

namespace Witness.Checks.Tests;

/// <summary>Tests that measure what the whole process allocates, and so run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measured
{
    public const string Name = "measured";

    /// <summary>What the kernel takes for a connection whose reader does not read: tcp_rmem and tcp_wmem at their widest, with room.</summary>
    public const long SocketBuffers = 32 << 20;

    /// <summary>Far less than any node could make a careless check allocate, and far more than a careful one does.</summary>
    private const long Bound = 2 << 20;

    /// <summary>Asks, and fails the test where the check has allocated without bounds.</summary>
    internal static async Task<CheckAnswer> AnswerAsync(ICheck check)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var answer = await check.AnswerAsync();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Bound);
        return answer;
    }
}
