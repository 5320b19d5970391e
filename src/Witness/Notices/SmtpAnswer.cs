using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Witness.Checks.Connection;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Notices;

/// <summary>What an error in sending mail means for the message. Pure.</summary>
internal static partial class SmtpAnswer
{
    /// <summary>Reply codes about who logs in (RFC 4954 §6), which no other message would fare better with.</summary>
    private static readonly HashSet<int> OfLogin = [454, 530, 534, 535, 538];

    /// <summary>What is to be told of a mail that the server has taken for nobody.</summary>
    /// <param name="error">How sending it ended.</param>
    /// <param name="server">Who answered.</param>
    /// <param name="hasBegun">True where the server had agreed to DATA: what it refuses after that is the mail itself.</param>
    public static DeliveryException Of(SmtpException error, HostPort server, bool hasBegun) =>
        error switch
        {
            SmtpFailedRecipientException recipients => OfRecipients(recipients, server),
            _ when IsWithoutTls(error) => new DeliveryException(
                DeliveryFault.Channel,
                $"{server} offers no STARTTLS: is it the submission port, 587 at most providers? \"tls\": \"optional\" sends without",
                error
            ),
            { InnerException: AuthenticationException } => new DeliveryException(
                DeliveryFault.Channel,
                $"no TLS with {server}: its certificate is not valid for its name, or not trusted here",
                error
            ),
            { InnerException: SocketException or IOException } => new DeliveryException(
                DeliveryFault.Passing,
                $"no connection with {server}: {NodeText.Clean(error.InnerException.Message)}",
                error
            ),
            _ => OfReply(error, server, hasBegun),
        };

    /// <summary>Who was left out of a mail that the server has taken for the others.</summary>
    public static string LeftOut(SmtpFailedRecipientException error, HostPort server)
    {
        var refusals = Refusals(error);
        var advice = refusals.Any(one => (int)one.StatusCode >= 500) ? "; is \"to\" right?" : "";
        return $"{server} refused {WordsOf(refusals)}, and has taken the mail for the others{advice}";
    }

    /// <summary>True where a server does not offer to encrypt.</summary>
    public static bool IsWithoutTls(SmtpException error) =>
        // The framework gives this case no code of its own; the text is the resource Net_SmtpStartTlsNotSupported's.
        error is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null }
        && error.Message.Contains("secure connections", StringComparison.OrdinalIgnoreCase);

    private static DeliveryException OfReply(SmtpException error, HostPort server, bool hasBegun)
    {
        var code = (int)error.StatusCode;
        var fault = FaultOf(code, isOfMail: hasBegun && !IsOfChannel(error.Message));
        return new DeliveryException(
            fault,
            $"{server} answered: {NodeText.Clean(error.Message)}{AdviceOn(fault, [code], "are \"server\" and \"from\" right, and may this machine send by it?")}",
            error
        );
    }

    private static DeliveryException OfRecipients(SmtpFailedRecipientException error, HostPort server)
    {
        var refusals = Refusals(error);
        var codes = refusals.Select(one => (int)one.StatusCode).ToList();
        // An address that is refused is refused for every message: that is no fault of this one.
        var fault = codes.Exists(code => FaultOf(code, isOfMail: false) == DeliveryFault.Passing)
            ? DeliveryFault.Passing
            : DeliveryFault.Channel;
        return new DeliveryException(
            fault,
            $"{server} refused {WordsOf(refusals)}{AdviceOn(fault, codes, "is \"to\" right, and may \"from\" write to it by this server?")}",
            error
        );
    }

    private static DeliveryFault FaultOf(int code, bool isOfMail) =>
        OfLogin.Contains(code) ? DeliveryFault.Channel
        : code is < 500 or >= 600 ? DeliveryFault.Passing
        : isOfMail ? DeliveryFault.Message
        : DeliveryFault.Channel;

    private static SmtpFailedRecipientException[] Refusals(SmtpFailedRecipientException error) =>
        error is SmtpFailedRecipientsException many ? many.InnerExceptions : [error];

    private static string WordsOf(IReadOnlyList<SmtpFailedRecipientException> refusals) =>
        Phrase.List([
            .. refusals.Select(one => $"{one.FailedRecipient} ({(int)one.StatusCode}: {NodeText.Clean(one.Message)})"),
        ]);

    private static string AdviceOn(DeliveryFault fault, IReadOnlyList<int> codes, string otherwise) =>
        fault != DeliveryFault.Channel ? ""
        : codes.Any(OfLogin.Contains) ? "; are user and password right?"
        : $"; {otherwise}";

    /// <summary>
    /// True where a refusal of a mail speaks by its enhanced status code (RFC 3463 §3) of something that the next mail would
    /// meet as well: addresses (X.1), mailboxes (X.2), the mail system (X.3), the network (X.4), policy and login (X.7). Of
    /// these 5.2.3 and 5.3.4, a mail that is too long, are about the mail itself.
    /// </summary>
    private static bool IsOfChannel(string text) =>
        EnhancedCode().Match(text) is { Success: true } code
        && (Number(code, "subject"), Number(code, "detail")) is (1 or 4 or 7, _) or (2, not 3) or (3, not 4);

    private static int Number(Match code, string part) =>
        int.Parse(code.Groups[part].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>At the beginning of the reply (RFC 2034), before which the framework has words of its own.</summary>
    [GeneratedRegex(
        @"response was: 5\.(?<subject>[0-9]{1,3})\.(?<detail>[0-9]{1,3})(?![0-9.])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex EnhancedCode();
}
