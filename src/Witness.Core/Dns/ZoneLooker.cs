using System.Collections.Concurrent;

namespace Witness.Core.Dns;

/// <summary>
/// Looks at the zones of one registrar, a few at a time and for a short while: a registrar that is slow, or has a hundred
/// zones, holds up no round. What is not reached then is put off.
/// </summary>
/// <param name="registrars">Whom the zones belong to.</param>
/// <param name="time">The clock.</param>
internal sealed class ZoneLooker(RegistrarBook registrars, TimeProvider time)
{
    private const int AtOnce = 4;
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Looks at zones in their order.</summary>
    /// <param name="zones">The zones, and of each whether the look belongs to a change.</param>
    /// <param name="cancellation">Ends the looking.</param>
    public async Task<IReadOnlyList<ZoneLook>> LookAsync(
        IEnumerable<(ZoneSettings Zone, bool IsOfChange)> zones,
        CancellationToken cancellation
    )
    {
        var queue = new ConcurrentQueue<(ZoneSettings Zone, bool IsOfChange)>(zones);
        var begun = time.GetTimestamp();
        var looks = new ConcurrentBag<ZoneLook>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync()));
        return [.. looks];

        async Task WorkAsync()
        {
            while (queue.TryDequeue(out var next))
            {
                looks.Add(
                    time.GetElapsedTime(begun) < BeginsWithin
                        ? await LookAsync(next.Zone, next.IsOfChange, cancellation)
                        : new ZoneLook.PutOff(next.Zone, "its answers take too long")
                );
            }
        }
    }

    private async Task<ZoneLook> LookAsync(ZoneSettings zone, bool isOfChange, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var reading = isOfChange ? null : await registrars.LookAsync(zone.Name, both.Token);
            // What is left of a change is for a reading that belongs to one: no move may be under way that would come to it.
            return reading is { Zone.Unfinished: null }
                ? new ZoneLook.Read(zone, reading)
                : new ZoneLook.Read(zone, await registrars.ReadAsync(zone.Name, both.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ZoneLook.Failed(zone, $"no answer within {Phrase.Of(Longest)}", NeedsHuman: false);
        }
        catch (RegistrarException error) when (error.Fault == RegistrarFault.PutOff)
        {
            return new ZoneLook.PutOff(zone, error.Message);
        }
        catch (RegistrarException error)
        {
            return new ZoneLook.Failed(zone, error.Message, error.Fault == RegistrarFault.Configuration);
        }
    }
}
