namespace Witness.Hosting;

/// <summary>
/// What a round leaves behind is collected when it is over: no check waits that a pause could make slow, and until the next
/// round the daemon holds no more than it needs. To look through all that is known of thousands of
/// nodes takes long, and the next round takes the memory again: there it is done once in ten rounds.
/// </summary>
internal sealed class RoundGarbage
{
    /// <summary>What a fleet of hundreds takes, with the garbage of its round.</summary>
    public const long Little = 16 << 20;

    /// <summary>After how many rounds much is collected.</summary>
    public const int Rounds = 10;

    private int _sinceLast = Rounds;

    /// <summary>Collects what the round that is over has left, where it is time to, and gives the memory back to the machine.</summary>
    public void Collect()
    {
        if (IsTime(GC.GetTotalMemory(forceFullCollection: false)))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>Whether it is to be collected after the round that is over. Counts that round.</summary>
    /// <param name="held">How much memory is held, with the garbage, in bytes.</param>
    internal bool IsTime(long held)
    {
        _sinceLast++;
        if (held > Little && _sinceLast < Rounds)
        {
            return false;
        }

        _sinceLast = 0;
        return true;
    }
}
