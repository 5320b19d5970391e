using System.Globalization;

namespace Witness.Lab.Tests.Zones;

/// <summary>A resource record as a master file and dig(1) write it.</summary>
/// <param name="Name">The owner, absolute, with its final dot.</param>
/// <param name="Ttl">Its time to live in seconds.</param>
/// <param name="Type">Its type's mnemonic.</param>
/// <param name="Data">Its data in presentation format.</param>
public sealed record ZoneRecord(string Name, int Ttl, string Type, string Data)
{
    /// <summary>Reads a line of a master file that leaves nothing out.</summary>
    public static ZoneRecord Parse(string line) =>
        line.Split((char[]?)null, 5, StringSplitOptions.RemoveEmptyEntries)
            is [var name, var ttl, "IN", var type, var data]
            ? new ZoneRecord(name, int.Parse(ttl, CultureInfo.InvariantCulture), type, data.Trim())
            : throw new FormatException($"'{line}' is no record as dig prints it");

    /// <summary>Whether it points to one of some addresses.</summary>
    public bool IsOf(IReadOnlyList<string> addresses) =>
        Type is "A" or "AAAA" && addresses.Contains(Data, StringComparer.Ordinal);

    /// <summary>As a master file writes it.</summary>
    public override string ToString() => $"{Name} {Ttl} IN {Type} {Data}";
}
