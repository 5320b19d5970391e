using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>The data of a record as one text: its words with a space between them, the names in it absolute.</summary>
internal static class RecordData
{
    /// <summary>
    /// Words that touch stay together (<c>alpn="h2"</c>); a name keeps its case and its escapes.
    /// </summary>
    public static string Text(string type, IReadOnlyList<Token> tokens, DomainName origin)
    {
        var text = new StringBuilder();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (at > 0 && tokens[at - 1].End < tokens[at].Start)
            {
                text.Append(' ');
            }

            text.Append(IsName(type, at) ? Absolute(tokens[at].Text, origin) : tokens[at].Text);
        }

        return text.ToString();
    }

    private static string Absolute(string name, DomainName origin) =>
        name == "@" ? MasterName.Absolute(origin)
        : name.EndsWith('.') && !name.EndsWith("\\.", StringComparison.Ordinal) ? name
        : $"{name}.{(origin.Text.Length == 0 ? "" : MasterName.Absolute(origin))}";

    private static bool IsName(string type, int at) =>
        (type, at) switch
        {
            ("NS" or "CNAME" or "DNAME" or "PTR", 0) => true,
            ("MX" or "KX" or "AFSDB" or "RT" or "HTTPS" or "SVCB", 1) => true,
            ("SRV", 3) => true,
            ("SOA" or "RP", 0 or 1) => true,
            _ => false,
        };
}
