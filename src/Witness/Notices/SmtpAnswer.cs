using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Witness.Checks.Connection;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Notices;

/// <summary>What an error in sending mail means for the message. Pure.</summary>
internal static class SmtpAnswer
{
    /// <summary>Reply codes about who logs in (RFC 4954 §6), which no other message would fare better with.</summary>
    private static readonly HashSet<int> OfLogin = [454, 530, 534, 535, 538];

    /// <summary>What is to be told of an error.</summary>
    public static DeliveryException Of(SmtpException error, HostPort server) =>
        error switch
        {
            SmtpFailedRecipientsException many => OfRecipients(many, [.. many.InnerExceptions], server),
            SmtpFailedRecipientException one => OfRecipients(one, [one], server),
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
            _ => OfReply(error, server),
        };

    /// <summary>True where a server does not offer to encrypt.</summary>
    public static bool IsWithoutTls(SmtpException error) =>
        // The framework gives this case no code of its own; the text is the resource Net_SmtpStartTlsNotSupported's.
        error is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null }
        && error.Message.Contains("secure connections", StringComparison.OrdinalIgnoreCase);

    private static DeliveryException OfReply(SmtpException error, HostPort server) =>
        new(
            FaultOf((int)error.StatusCode),
            $"{server} answered: {NodeText.Clean(error.Message)}{AdviceOn((int)error.StatusCode)}",
            error
        );

    private static DeliveryException OfRecipients(
        SmtpException error,
        IReadOnlyList<SmtpFailedRecipientException> failed,
        HostPort server
    )
    {
        // One that may be taken later is worth sending to all again: to the others it is the same Message-ID.
        var fault = failed.Any(one => FaultOf((int)one.StatusCode) == DeliveryFault.Passing)
            ? DeliveryFault.Passing
            : DeliveryFault.Message;
        var words = failed.Select(one =>
            $"{one.FailedRecipient} ({(int)one.StatusCode}: {NodeText.Clean(one.Message)})"
        );
        return new DeliveryException(fault, $"{server} refused {Phrase.List([.. words])}", error);
    }

    private static DeliveryFault FaultOf(int code) =>
        OfLogin.Contains(code) ? DeliveryFault.Channel
        : code is >= 500 and < 600 ? DeliveryFault.Message
        : DeliveryFault.Passing;

    private static string AdviceOn(int code) => OfLogin.Contains(code) ? "; are user and password right?" : "";
}
