using Witness.Configuration.Kinds;
using Witness.Core.Checks;

namespace Witness.Configuration.Sections;

/// <summary>The keys that every check has.</summary>
internal static class CheckKeys
{
    /// <summary>Whether a failure strikes.</summary>
    public static readonly Key<CheckRole> Role = Key.WithDefault(
        "role",
        new ChoiceKind<CheckRole>(("gate", CheckRole.Gate), ("evidence", CheckRole.Evidence)),
        "gate",
        "gate: a failure gives a strike; evidence: it is only recorded"
    );

    /// <summary>How long one try may take.</summary>
    public static Key<TimeSpan> Timeout(string @default) =>
        Key.WithDefault("timeout", DurationKind.Timeout, @default, "how long one try may take");
}
