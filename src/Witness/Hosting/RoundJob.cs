using Quartz;

namespace Witness.Hosting;

/// <summary>What the trigger starts every interval: one round. Never two at once; a trigger met by a running round is dropped.</summary>
/// <param name="rounds">Runs rounds.</param>
[DisallowConcurrentExecution]
internal sealed class RoundJob(RoundRunner rounds) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await rounds.RunAsync(cancellationToken);
}
