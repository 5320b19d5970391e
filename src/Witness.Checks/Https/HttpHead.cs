using System.Globalization;
using System.Text;
using Witness.Checks.Connection;

namespace Witness.Checks.Https;

/// <summary>The status line and the header fields of an answer (RFC 9112 §4 and §5). Fields are found when asked for.</summary>
internal sealed class HttpHead
{
    private readonly byte[] _fields;

    private static ReadOnlySpan<byte> Version => "HTTP/1."u8;

    private HttpHead(int status, string reason, byte[] fields)
    {
        Status = status;
        Reason = reason;
        _fields = fields;
    }

    /// <summary>100 to 599.</summary>
    public int Status { get; }

    /// <summary>The reason phrase, cleaned; may be empty.</summary>
    public string Reason { get; }

    /// <summary>True for an interim answer, after which the final one follows (RFC 9110 §15.2).</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;

    /// <summary><c>503 Service Unavailable</c>.</summary>
    public string StatusLine => $"{Status} {Reason}".TrimEnd();

    /// <summary>The field Date; null where it is missing, or is none.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParseExact(
            Values("Date").FirstOrDefault(),
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    /// <summary>Reads a head without its final empty line.</summary>
    /// <exception cref="NodeFaultException">Its first line is no status line.</exception>
    public static HttpHead Parse(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        const int StatusAt = 9;
        const int StatusEnd = StatusAt + 3;
        if (
            !line.StartsWith(Version)
            || line.Length < StatusEnd
            || line[StatusAt - 1] != ' '
            || (line.Length > StatusEnd && line[StatusEnd] != ' ')
            || !int.TryParse(line[StatusAt..StatusEnd], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || status is < 100 or > 599
        )
        {
            throw NoHttp(line);
        }

        return new HttpHead(
            status,
            NodeText.Clean(line[StatusEnd..], 60).Trim(),
            end < 0 ? [] : head[(end + 2)..].ToArray()
        );
    }

    /// <summary>Refuses an answer as soon as its first bytes, of which there may be few as yet, are those of no HTTP/1.</summary>
    /// <exception cref="NodeFaultException">They are not.</exception>
    public static void RequireBegin(ReadOnlySpan<byte> begin)
    {
        if (!Version.StartsWith(begin[..Math.Min(begin.Length, Version.Length)]))
        {
            throw NoHttp(begin);
        }
    }

    /// <summary>The values of a field, one for each line that has it, without the white space around them.</summary>
    /// <param name="name">The name, compared without case.</param>
    public List<string> Values(string name)
    {
        var values = new List<string>();
        var rest = _fields.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf("\r\n"u8);
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 2)..];
            if (
                line.Length > name.Length
                && line[name.Length] == ':'
                && Ascii.EqualsIgnoreCase(line[..name.Length], name)
            )
            {
                values.Add(Encoding.UTF8.GetString(line[(name.Length + 1)..]).Trim());
            }
        }

        return values;
    }

    private static NodeFaultException NoHttp(ReadOnlySpan<byte> line) =>
        new($"the answer is no HTTP/1: '{NodeText.Clean(line, 60)}'");
}
