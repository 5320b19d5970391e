using System.Net.Mail;

namespace Witness.Configuration;

/// <summary>Notices as mail.</summary>
/// <param name="Server">The submission server.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The recipients, at least one.</param>
/// <param name="User">Who logs in; null where nobody does.</param>
/// <param name="Password">That user's password; null where nobody logs in.</param>
/// <param name="Tls">Whether the connection is encrypted.</param>
public sealed record SmtpOptions(
    HostPort Server,
    MailAddress From,
    IReadOnlyList<MailAddress> To,
    string? User,
    Secret? Password,
    SmtpTls Tls
) : NoticeOptions;

/// <summary>Whether mail is sent encrypted, by STARTTLS (RFC 3207).</summary>
public enum SmtpTls
{
    /// <summary>Only encrypted.</summary>
    Required,

    /// <summary>Encrypted where the server offers it.</summary>
    Optional,

    /// <summary>Never encrypted.</summary>
    None,
}
