using Microsoft.Extensions.Logging;

namespace Witness.Hosting;

/// <summary>Tells whoever listens to rounds and orders.</summary>
internal static class Telling
{
    /// <summary>Tells all of them. One that breaks is told in the journal: what was committed counts all the same.</summary>
    /// <param name="listeners">Who listens.</param>
    /// <param name="hear">What they hear.</param>
    /// <param name="log">The journal.</param>
    public static void Tell<T>(IEnumerable<T> listeners, Action<T> hear, ILogger log)
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
