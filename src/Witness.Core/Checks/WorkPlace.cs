namespace Witness.Core.Checks;

/// <summary>A place among the checks at work, held by one try of one check.</summary>
/// <param name="gate">Whose place it is.</param>
/// <param name="since">When it was taken, as a timestamp of the clock.</param>
internal sealed class WorkPlace(WorkGate gate, long since) : IDisposable
{
    /// <summary>When it was taken, as a timestamp of the clock.</summary>
    public long Since => since;

    /// <summary>Where it stands among the places that are taken; null once it was given to another check.</summary>
    public LinkedListNode<WorkPlace>? Taken { get; set; }

    /// <inheritdoc />
    public void Dispose() => gate.Leave(this);
}
