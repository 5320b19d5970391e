namespace Witness.Registrars.Tests.Namecheap;

/// <summary>A host record as the server holds it.</summary>
internal sealed record ServedHost(string Name, string Type, string Address, string MxPref = "10", string Ttl = "1800")
{
    public int Id { get; init; }

    public bool IsActive { get; init; } = true;

    public bool IsDynamic { get; init; }

    /// <summary>Everything but the id, which a write may change.</summary>
    public override string ToString() =>
        $"{Name} {Type} {Address} {MxPref} {Ttl}{(IsActive ? "" : " inactive")}{(IsDynamic ? " dynamic" : "")}";
}
