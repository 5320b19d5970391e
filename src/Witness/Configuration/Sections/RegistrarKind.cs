namespace Witness.Configuration.Sections;

/// <summary>A registrar of whichever type it says it is.</summary>
internal sealed class RegistrarKind() : TypedKind<RegistrarOptions>("registrar", Types)
{
    /// <summary>Every type of registrar.</summary>
    public static IReadOnlyList<RegistrarSection> Types { get; } =
    [new NamecheapSection(), new Route53Section(), new Rfc2136Section(), new ZoneFileSection(), new ExecSection()];
}
