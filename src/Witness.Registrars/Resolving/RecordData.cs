using System.Net;

namespace Witness.Registrars.Resolving;

/// <summary>What records of the known types hold (RFC 1035 §3.3, RFC 3596 §2.2), as in a master file.</summary>
internal static class RecordData
{
    /// <summary>Reads a record's data.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="start">Where the data begins.</param>
    /// <param name="length">How long it is; all of it is within the message.</param>
    /// <param name="type">The type.</param>
    /// <returns>Null for another type, and where a name in it holds bytes that no name of ours has.</returns>
    /// <exception cref="UnusableAnswerException">It is not of its type's form.</exception>
    public static string? Read(ReadOnlySpan<byte> message, int start, int length, RecordType type)
    {
        var reader = new WireReader(message[..(start + length)]);
        reader.Bytes(start);
        var text = type switch
        {
            RecordType.A => Address(reader.Bytes(Exactly(4, length))),
            RecordType.Aaaa => Address(reader.Bytes(Exactly(16, length))),
            RecordType.Ns or RecordType.Cname or RecordType.Ptr => reader.Name().Name?.Text,
            RecordType.Soa => Soa(ref reader),
            _ => null,
        };
        return text is null || reader.Position == start + length
            ? text
            : throw new UnusableAnswerException("a record that is longer than its data");
    }

    private static string Address(ReadOnlySpan<byte> bytes) => new IPAddress(bytes).ToString();

    private static string Soa(ref WireReader reader)
    {
        var (server, mailbox) = (reader.Name().Name, reader.Name().Name);
        var numbers = (reader.Number32(), reader.Number32(), reader.Number32(), reader.Number32(), reader.Number32());
        var (serial, refresh, retry, expire, minimum) = numbers;
        return $"{server?.ToString() ?? "?"} {mailbox?.ToString() ?? "?"} {serial} {refresh} {retry} {expire} {minimum}";
    }

    private static int Exactly(int due, int length) =>
        due == length ? due : throw new UnusableAnswerException($"an address of {length} bytes");
}
