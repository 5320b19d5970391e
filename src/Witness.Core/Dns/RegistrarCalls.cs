namespace Witness.Core.Dns;

/// <summary>Calls registrars so that none of them breaks more than its call, and tells how each call went.</summary>
/// <param name="time">The clock.</param>
/// <param name="listener">Hears of every call; null where nobody does.</param>
internal sealed class RegistrarCalls(TimeProvider time, IRegistrarListener? listener)
{
    /// <summary>A fault of ours in one registrar must not cost the fleet its round.</summary>
    public async Task<T> GuardAsync<T>(
        IRegistrar registrar,
        RegistrarVerb verb,
        Func<Task<T>> call,
        CancellationToken cancellation
    )
    {
        var begun = time.GetTimestamp();
        T answer;
        try
        {
            answer = await call();
        }
        catch (Exception error)
        {
            var isUnforeseen = IsUnforeseen(error, cancellation);
            Tell(registrar, verb, isUnforeseen ? RegistrarCallOutcome.Unclear : OutcomeOf(error), begun);
            if (isUnforeseen)
            {
                throw new RegistrarException(RegistrarFault.Unclear, Broken(registrar, error), error);
            }

            throw;
        }

        Tell(registrar, verb, RegistrarCallOutcome.Ok, begun);
        return answer;
    }

    /// <summary>Asks whether all name servers answer a zone's last change.</summary>
    /// <returns>What the registrar says; null where it cannot know.</returns>
    public async Task<RegistrarSight?> GuardSightAsync(
        IPublishingRegistrar registrar,
        DomainName zone,
        CancellationToken cancellation
    )
    {
        var begun = time.GetTimestamp();
        try
        {
            var sight = await registrar.SightAsync(zone, cancellation);
            if (sight is not null)
            {
                var isUntold = sight.State == RegistrarSightState.Untold;
                Tell(
                    registrar,
                    RegistrarVerb.Sight,
                    isUntold ? RegistrarCallOutcome.Untold : RegistrarCallOutcome.Ok,
                    begun
                );
            }

            return sight;
        }
        catch (Exception error) when (IsUnforeseen(error, cancellation))
        {
            Tell(registrar, RegistrarVerb.Sight, RegistrarCallOutcome.Unclear, begun);
            return new RegistrarSight(RegistrarSightState.Untold, Broken(registrar, error));
        }
    }

    private void Tell(IRegistrar registrar, RegistrarVerb verb, RegistrarCallOutcome outcome, long begun) =>
        listener?.Hear(new RegistrarCall(registrar.Name, verb, outcome, time.GetElapsedTime(begun)));

    private static RegistrarCallOutcome OutcomeOf(Exception error) =>
        error switch
        {
            StaleZoneException => RegistrarCallOutcome.Stale,
            RegistrarException { Fault: RegistrarFault.Configuration } => RegistrarCallOutcome.Configuration,
            RegistrarException { Fault: RegistrarFault.Refused } => RegistrarCallOutcome.Refused,
            RegistrarException { Fault: RegistrarFault.Busy } => RegistrarCallOutcome.Busy,
            RegistrarException { Fault: RegistrarFault.PutOff } => RegistrarCallOutcome.PutOff,
            RegistrarException => RegistrarCallOutcome.Unclear,
            _ => RegistrarCallOutcome.Abandoned,
        };

    private static string Broken(IRegistrar registrar, Exception error) =>
        $"registrar {registrar.Name} itself broke ({error.GetType().Name}: {error.Message}): please report it";

    private static bool IsUnforeseen(Exception error, CancellationToken cancellation) =>
        error is not (RegistrarException or StaleZoneException) && !cancellation.IsCancellationRequested;
}
