using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Witness.Configuration;
using Witness.Core;

namespace Witness.Notices;

/// <summary>
/// Sends messages as mail, by the SMTP client of the framework. Whoever puts another one in its place (MailKit) changes this
/// class and nothing else.
/// </summary>
/// <param name="options">The server, and who writes to whom.</param>
/// <param name="time">Measures its time.</param>
internal sealed class SmtpChannel(SmtpOptions options, TimeProvider time) : IChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public string Name => options.Name;

    /// <inheritdoc />
    public async Task<string?> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var mail = MailOf(message);
        try
        {
            await SendAsync(mail, either.Token);
            return null;
        }
        catch (SmtpFailedRecipientException error) when (HasBegun(mail))
        {
            // The framework sends to whoever is left, and tells of the refused ones once the server has taken the mail.
            return SmtpAnswer.LeftOut(error, options.Server);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException(
                DeliveryFault.Passing,
                $"{options.Server} was not done within {Phrase.Of(Patience)}",
                error
            );
        }
        catch (SmtpException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw SmtpAnswer.Of(error, options.Server, HasBegun(mail));
        }
    }

    private async Task SendAsync(MailMessage mail, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(mail, options.Tls != SmtpTls.None, cancellation);
        }
        catch (SmtpException error) when (options.Tls == SmtpTls.Optional && SmtpAnswer.IsWithoutTls(error))
        {
            await SendAsync(mail, encrypted: false, cancellation);
        }
    }

    private async Task SendAsync(MailMessage mail, bool encrypted, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.Server.Host, options.Server.Port)
        {
            EnableSsl = encrypted,
            Credentials = Credentials(),
        };
        // Beside its own cancelling, which a server that says nothing at all has been seen to outlast.
        await client.SendMailAsync(mail, cancellation).WaitAsync(cancellation);
    }

    /// <summary>
    /// True once the server has agreed to DATA, for the text is read when it is sent. The errors of the framework do not say
    /// at which command a server refused.
    /// </summary>
    private static bool HasBegun(MailMessage mail) => mail.AlternateViews[0].ContentStream.Position > 0;

    private NetworkCredential? Credentials()
    {
        try
        {
            return options.Password is null ? null : new NetworkCredential(options.User, options.Password.Read());
        }
        catch (SecretException error)
        {
            throw new DeliveryException(DeliveryFault.Channel, $"its password cannot be used: {error.Message}", error);
        }
    }

    private MailMessage MailOf(NoticeMessage message)
    {
        var mail = new MailMessage
        {
            From = options.From,
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            AlternateViews = { TextOf(message) },
            Headers =
            {
                // RFC 5322 §3.6.4: of the message and not of the try, so that a repetition can be told. The framework adds a
                // Date, which is that of the try.
                { "Message-ID", $"<{message.Key}@{options.From.Host}>" },
                // RFC 3834 §5: nobody's holiday answers a machine.
                { "Auto-Submitted", "auto-generated" },
            },
        };
        foreach (var recipient in options.To)
        {
            mail.To.Add(recipient);
        }

        return mail;
    }

    /// <summary>The text as the one view of the mail, which is then no multipart: unlike a body it can be seen to be read.</summary>
    private static AlternateView TextOf(NoticeMessage message)
    {
        var text = AlternateView.CreateAlternateViewFromString(
            $"{message.Text}\r\n\r\n{message.Origin}\r\n",
            Encoding.UTF8,
            MediaTypeNames.Text.Plain
        );
        text.TransferEncoding = TransferEncoding.QuotedPrintable;
        return text;
    }
}
