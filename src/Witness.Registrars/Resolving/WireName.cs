using System.Buffers;
using System.Text;
using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>A name as it stands in a message (RFC 1035 §3.1, §4.1.4).</summary>
/// <param name="Name">The name; null where it holds bytes that no name of ours has.</param>
internal readonly record struct WireName(DomainName? Name)
{
    private const int LongestName = 255;
    private const int LongestLabel = 63;
    private const int MostPointers = 128;
    private const int PointerMark = 0xC0;
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "!#$%&'*+,-/0123456789:<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8
    );

    /// <summary>Reads a name.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends in the place where it began, whatever it points to.</param>
    /// <exception cref="UnusableAnswerException">It is longer than a name may be, or runs out of the message or in circles.</exception>
    public static WireName Read(ReadOnlySpan<byte> message, int start, out int end)
    {
        var text = new StringBuilder();
        var (at, lowest, length, pointers, isPlain) = (start, start, 1, 0, true);
        end = -1;
        for (var head = ByteAt(message, at); head != 0; head = ByteAt(message, at))
        {
            if (head >= PointerMark)
            {
                end = end < 0 ? at + 2 : end;
                // Each pointer points before all that was read so far, so that no chain of them goes in circles.
                at = lowest = ++pointers > MostPointers ? throw Circles() : TargetOf(message, at, lowest);
                continue;
            }

            length += head + 1;
            var label = LabelAt(message, at, head, length);
            isPlain &= !label.ContainsAnyExcept(Plain);
            text.Append(text.Length == 0 ? "" : ".").Append(Encoding.Latin1.GetString(label));
            at += head + 1;
        }

        end = end < 0 ? at + 1 : end;
        return new WireName(isPlain && DomainName.TryParse(text.ToString(), out var name, out _) ? name : null);
    }

    private static int TargetOf(ReadOnlySpan<byte> message, int at, int lowest)
    {
        var target = ((ByteAt(message, at) & ~PointerMark) << 8) | ByteAt(message, at + 1);
        return target < lowest ? target : throw Circles();
    }

    private static ReadOnlySpan<byte> LabelAt(ReadOnlySpan<byte> message, int at, int head, int length) =>
        head > LongestLabel ? throw new UnusableAnswerException("a label of an unknown kind")
        : length > LongestName ? throw new UnusableAnswerException($"a name of more than {LongestName} bytes")
        : at + 1 + head > message.Length ? throw EndsTooEarly()
        : message.Slice(at + 1, head);

    private static int ByteAt(ReadOnlySpan<byte> message, int at) =>
        at < message.Length ? message[at] : throw EndsTooEarly();

    private static UnusableAnswerException Circles() => new("a name that points in circles");

    private static UnusableAnswerException EndsTooEarly() => new("a name that ends too early");
}
