using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>A record of a master file, and how it stands there.</summary>
/// <param name="Record">What it says, its names absolute.</param>
/// <param name="Entry">The entry that says it.</param>
/// <param name="Place">The file that the entry is in.</param>
/// <param name="OwnerText">A text that means the owner at this place.</param>
/// <param name="InheritsOwner">True where the owner is that of the record before.</param>
/// <param name="TtlOrigin">Where its time to live is from.</param>
/// <param name="Data">The tokens of its data.</param>
internal sealed record MasterRecord(
    DnsRecord Record,
    Entry Entry,
    MasterPlace Place,
    string OwnerText,
    bool InheritsOwner,
    TtlOrigin TtlOrigin,
    IReadOnlyList<Token> Data
);

/// <summary>Where a record comes from.</summary>
/// <param name="File">The file's name.</param>
/// <param name="IsIncluded">True for a file that another one includes.</param>
/// <param name="IsGenerated">True for one of many records that a <c>$GENERATE</c> makes.</param>
internal sealed record MasterPlace(string File, bool IsIncluded, bool IsGenerated)
{
    /// <summary>True where the entry is this one record's own, in the zone's own file.</summary>
    public bool IsOwn => !IsIncluded && !IsGenerated;
}
