using Microsoft.Extensions.Logging;
using Witness.Core;

namespace Witness.Hosting;

/// <summary>Tells the journal, and whoever listens, what rounds and orders came to.</summary>
/// <param name="journal">Where it is told.</param>
/// <param name="rounds">Told of every round that was closed.</param>
/// <param name="orders">Told of what orders between rounds came to.</param>
/// <param name="log">For what should not happen.</param>
internal sealed class Announcer(
    Journal journal,
    IEnumerable<IRoundListener> rounds,
    IEnumerable<IOrderListener> orders,
    ILogger<Announcer> log
) : IReportListener
{
    /// <inheritdoc />
    public void Hear(RoundReport report)
    {
        journal.Write(report);
        if (report.Round is not null)
        {
            Tell(rounds, listener => listener.Hear(report));
        }
        else
        {
            Tell(orders, listener => listener.Hear(report));
        }
    }

    /// <summary>Tells all of them. One that breaks is told in the journal: what was committed counts all the same.</summary>
    private void Tell<T>(IEnumerable<T> listeners, Action<T> hear)
    {
        foreach (var listener in listeners)
        {
            try
            {
                hear(listener);
            }
            catch (Exception error)
            {
                log.LogError(error, "{Listener} broke at what it was told: please report this", listener);
            }
        }
    }
}
