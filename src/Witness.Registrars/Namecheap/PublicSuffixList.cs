using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// The Public Suffix List with its private section, by the algorithm of https://publicsuffix.org/list/. Read where the system
/// keeps it and not carried along, for it ages, most zones do not need it, and an operator's word replaces it.
/// </summary>
internal sealed class PublicSuffixList
{
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _parentsOfAll = [];
    private readonly HashSet<string> _exceptions = [];

    /// <summary>Reads a list of rules, a line each, in U-labels; what stands after a blank, and comments, count for nothing.</summary>
    public PublicSuffixList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var rule = line.AsSpan().Trim();
            var end = rule.IndexOfAny(' ', '\t');
            rule = end < 0 ? rule : rule[..end];
            if (rule.Length > 0 && !rule.StartsWith("//", StringComparison.Ordinal))
            {
                Add(rule.ToString());
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PublicSuffixList Load(string path) => new(File.ReadLines(path));

    /// <summary>The public suffix of a name: by the longest rule that matches, else its last label.</summary>
    public DomainName SuffixOf(DomainName name)
    {
        for (var rest = name.Text; ; rest = Parent(rest))
        {
            if (_exceptions.Contains(rest))
            {
                return DomainName.Parse(Parent(rest));
            }

            var parent = Parent(rest);
            if (_names.Contains(rest) || _parentsOfAll.Contains(parent) || parent.Length == 0)
            {
                return DomainName.Parse(rest);
            }
        }
    }

    private void Add(string rule)
    {
        var (set, text) =
            rule.StartsWith('!') ? (_exceptions, rule[1..])
            : rule.StartsWith("*.", StringComparison.Ordinal) ? (_parentsOfAll, rule[2..])
            : (_names, rule);
        if (DomainName.TryParse(text, out var name, out _))
        {
            set.Add(name.Text);
        }
    }

    private static string Parent(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[(dot + 1)..] : "";
}
