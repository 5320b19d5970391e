using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>tcp</c> of checks.</summary>
internal sealed class TcpSection : Section<TcpOptions>
{
    public static readonly Key<int> Port = Key.Required(
        "port",
        WholeNumberKind.Port,
        "the port that must accept a connection"
    );

    public static readonly Key<TimeSpan> Timeout = CheckKeys.Timeout("10s");

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Port, Timeout, CheckKeys.Role];

    /// <inheritdoc />
    protected override TcpOptions Bind(SectionReader section) =>
        new(section.Get(Port), section.Get(Timeout), section.Get(CheckKeys.Role));
}
