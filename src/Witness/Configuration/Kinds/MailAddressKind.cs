using System.Net.Mail;
using System.Text;
using Witness.Configuration.Json;

namespace Witness.Configuration.Kinds;

/// <summary>
/// A mail address, with a name before it where one is wanted (RFC 5322 §3.4): <c>Witness &lt;witness@example.com&gt;</c>. In
/// ASCII, for not every server takes more (RFC 6531).
/// </summary>
internal sealed class MailAddressKind : TextKind<MailAddress>
{
    /// <summary>The one kind of mail addresses.</summary>
    public static MailAddressKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected =>
        "a mail address such as \"witness@example.com\" or \"Witness <witness@example.com>\"";

    /// <inheritdoc />
    protected override MailAddress Parse(string text, Reading reading) =>
        MailAddress.TryCreate(text, out var address) && Ascii.IsValid(address.Address)
            ? address
            : throw new FormatException($"{JsonAt.Quote(text)} is no mail address");
}
