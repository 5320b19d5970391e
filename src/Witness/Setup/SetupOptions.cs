using System.CommandLine;
using Witness.Configuration;

namespace Witness.Setup;

/// <summary>The options of <c>witness init</c>.</summary>
internal sealed class SetupOptions
{
    private const string Package = "/etc/witness";

    /// <summary>The zone.</summary>
    public Option<string?> Zone { get; } = new("--zone") { Description = "The zone, such as example.com." };

    /// <summary>
    /// The registrar's type. They stand here as words, for every command that starts describes all options, and only this
    /// one needs the registrars' declarations.
    /// </summary>
    public Option<string?> Registrar { get; } =
        new("--registrar")
        {
            Description = "Who holds the zone: namecheap, route53, rfc2136, zonefile or exec.",
            HelpName = "TYPE",
        };

    /// <summary>The registrar's keys.</summary>
    public Option<string[]> Set { get; } =
        new("--set")
        {
            Description = "A key of the registrar, such as server=192.0.2.53; a secret as the file that holds it.",
            HelpName = "KEY=VALUE",
        };

    /// <summary>The names in rotation.</summary>
    public Option<string[]> Names { get; } =
        new("--names")
        {
            Description =
                "The names in rotation, such as @,www; only they may then be touched. Default: looks under @ and www.",
            HelpName = "NAME[,NAME]",
        };

    /// <summary>What is asked over HTTPS.</summary>
    public Option<string?> Url { get; } =
        new("--url") { Description = "What every node answers over HTTPS; none switches that check off." };

    /// <summary>Nodes that are known.</summary>
    public Option<string[]> Node { get; } =
        new("--node")
        {
            Description = "A node with all its addresses; others are found in the zone.",
            HelpName = "NAME=ADDRESS[,ADDRESS]",
        };

    /// <summary>Whom to ask.</summary>
    public Option<string[]> NameServer { get; } =
        new("--name-server")
        {
            Description = "Where to look the addresses up. Default: the zone's own name servers.",
            HelpName = "HOST[:PORT]",
        };

    /// <summary>Asks nobody.</summary>
    public Option<bool> NoLookup { get; } =
        new("--no-lookup") { Description = "Take the nodes given, and look nothing up." };

    /// <summary>The file.</summary>
    public Option<string?> Output { get; } =
        new("--output")
        {
            Description =
                $"The file to write. Default: as --config, else witness.json in {Package} where that is there, else here.",
            HelpName = "PATH",
        };

    /// <summary>Overwrites.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "Overwrite a file that is there." };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [Zone, Registrar, Set, Names, Url, Node, NameServer, NoLookup, Output, Force];

    /// <summary>The file to write.</summary>
    public string PathOf(ParseResult parsed, string? configured, Func<string, string?> environment) =>
        parsed.GetValue(Output)
        ?? configured
        ?? (environment(ConfigurationLookup.Variable) is { Length: > 0 } named ? named : null)
        ?? Path.Combine(Directory.Exists(Package) ? Package : ".", "witness.json");
}
