using Witness.Cli;
using Witness.Configuration.Kinds;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>Words of the command line that have parts. One that has not is a <see cref="UsageException"/>.</summary>
internal static class SetupWords
{
    /// <summary>A name as it is typed: whole, or within the zone, where <c>@</c> is the apex.</summary>
    public static DomainName NameOf(DomainName zone, string word) =>
        DomainName.TryParse(word, out var whole, out _) && whole.IsWithin(zone) ? whole
        : DomainName.TryParse(word == "@" ? zone.Text : $"{word}.{zone}", out var name, out var why) ? name
        : throw new UsageException($"--names: {why}");

    /// <summary>A node: <c>NAME=ADDRESS[,ADDRESS]</c>.</summary>
    public static FoundNode NodeOf(string word)
    {
        var (name, addresses) = Pair("--node", word, "NAME=ADDRESS[,ADDRESS]");
        return new FoundNode(
            TypedValue.Read(IdentifierKind.Any, "--node", name),
            [.. addresses.Split(',').Select(address => TypedValue.Read(AddressKind.Any, "--node", address.Trim()))],
            "as given"
        );
    }

    /// <summary>Two words with <c>=</c> between.</summary>
    public static (string Name, string Value) Pair(string option, string word, string right)
    {
        var split = word.IndexOf('=', StringComparison.Ordinal);
        return split > 0 && split < word.Length - 1
            ? (word[..split], word[(split + 1)..])
            : throw new UsageException($"{option}: {word} is no {right}");
    }

    /// <summary>What stands between commas, of all words together.</summary>
    public static IReadOnlyList<string> Split(string[]? words) =>
        [
            .. (words ?? []).SelectMany(word =>
                word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];
}
