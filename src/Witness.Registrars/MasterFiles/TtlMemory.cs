namespace Witness.Registrars.MasterFiles;

/// <summary>What a master file and those that it includes remember of times to live.</summary>
internal sealed class TtlMemory
{
    private int? _previous;

    /// <summary>The last <c>$TTL</c> in seconds; null before the first.</summary>
    public int? Default { get; set; }

    /// <summary>The time to live of a record, and where it is from.</summary>
    /// <param name="written">What its entry says, or null.</param>
    /// <param name="soaMinimum">Its own minimum field where it is a SOA, else null.</param>
    /// <exception cref="FormatException">Nothing gives it a time to live.</exception>
    public (int Seconds, TtlOrigin Origin) Next(int? written, int? soaMinimum)
    {
        var (seconds, origin) = (written, Default, _previous, soaMinimum) switch
        {
            ({ } ttl, _, _, _) => (ttl, TtlOrigin.Written),
            (_, { } ttl, _, _) => (ttl, TtlOrigin.Default),
            (_, _, { } ttl, _) => (ttl, TtlOrigin.Previous),
            (_, _, _, { } ttl) => (ttl, TtlOrigin.SoaMinimum),
            _ => throw new FormatException("no time to live: neither here, nor before, nor as $TTL"),
        };
        _previous = seconds;
        return (seconds, origin);
    }
}
