using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Witness.Checks.Ssh.HostKeys;

/// <summary>A line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").</summary>
/// <param name="Marker"><c>@revoked</c>, <c>@cert-authority</c>, or null.</param>
/// <param name="Hosts">Patterns with commas between them, or one hashed name.</param>
/// <param name="Type">The type of the key.</param>
/// <param name="Key">The key in base64.</param>
internal sealed record KnownHostsLine(string? Marker, string Hosts, string Type, string Key)
{
    private const string Hashed = "|1|";

    /// <summary>Reads a line; null for a comment, an empty line, and one that is malformed, all of which ssh passes over.</summary>
    public static KnownHostsLine? Parse(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is [] or [['#', ..], ..])
        {
            return null;
        }

        var marker = words[0].StartsWith('@') ? words[0] : null;
        return words[(marker is null ? 0 : 1)..] is [var hosts, var type, var key, ..]
            ? new(marker, hosts, type, key)
            : null;
    }

    /// <summary>True where the line is about a name.</summary>
    /// <param name="name">As ssh looks it up: in lower case, and <c>[name]:port</c> for any port but 22.</param>
    public bool IsAbout(string name)
    {
        if (Hosts.StartsWith('|'))
        {
            return IsHashOf(name);
        }

        var patterns = Hosts.Split(',');
        return !patterns.Any(pattern => pattern.StartsWith('!') && Matches(pattern[1..], name))
            && patterns.Any(pattern => Matches(pattern, name));
    }

    private static bool Matches(string pattern, string name) =>
        Regex.IsMatch(
            name,
            "^"
                + Regex
                    .Escape(pattern)
                    .Replace("\\*", ".*", StringComparison.Ordinal)
                    .Replace("\\?", ".", StringComparison.Ordinal)
                + "$",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
        );

    /// <summary>A hashed name is <c>|1|SALT|HMAC-SHA1(SALT, NAME)</c>, both in base64.</summary>
    private bool IsHashOf(string name)
    {
        if (
            !Hosts.StartsWith(Hashed, StringComparison.Ordinal)
            || Hosts[Hashed.Length..].Split('|') is not [var salt, var hash]
        )
        {
            return false;
        }

        try
        {
            return HashOf(name, Convert.FromBase64String(salt)).AsSpan().SequenceEqual(Convert.FromBase64String(hash));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "The file format says SHA-1; it hides names and proves nothing."
    )]
    private static byte[] HashOf(string name, byte[] salt) => HMACSHA1.HashData(salt, Encoding.UTF8.GetBytes(name));
}
