namespace Witness.Lab.Tests.Cases;

/// <summary>One of the list of nasty cases, as it befalls one domain of many while the daemon removes a node.</summary>
/// <param name="Number">Its number in the list.</param>
/// <param name="What">What happens, in words.</param>
/// <param name="Befall">Prepares the domain, before the daemon starts.</param>
/// <param name="End">What comes of the node's records.</param>
/// <param name="Told">What the history says of it; null where all goes as it does without it.</param>
/// <param name="Writes">How many writes are sent; null where that depends on how long one looks.</param>
internal sealed record NamecheapCase(
    int Number,
    string What,
    Action<CaseDomain> Befall,
    CaseEnd End,
    string? Told,
    int? Writes
);

/// <summary>What comes of a node's records in a zone.</summary>
internal enum CaseEnd
{
    /// <summary>They have left.</summary>
    Left,

    /// <summary>All of them stay, and status says why.</summary>
    Waits,
}
