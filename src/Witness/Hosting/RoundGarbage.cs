namespace Witness.Hosting;

/// <summary>
/// What a round leaves behind is collected when it is over: no check waits that a pause could make slow, and until the next
/// round the daemon holds no more than it needs.
/// </summary>
internal static class RoundGarbage
{
    /// <summary>Collects it, and gives the memory back to the machine.</summary>
    public static void Collect() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
