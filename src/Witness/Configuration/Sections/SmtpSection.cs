using System.Net;
using System.Net.Mail;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A channel of type <c>smtp</c>.</summary>
internal sealed class SmtpSection() : NoticeSection(TypeWord)
{
    public const string TypeWord = "smtp";
    private const int ImplicitTlsPort = 465;

    public static readonly Key<HostPort> Server = Key.Required(
        "server",
        new HostPortKind(defaultPort: 587),
        "the submission server, with STARTTLS"
    );

    public static readonly Key<MailAddress> From = Key.Required("from", MailAddressKind.Any, "the sender's address");

    public static readonly Key<IReadOnlyList<MailAddress>> To = Key.Required(
        "to",
        new ListKind<MailAddress>(MailAddressKind.Any, "mail addresses") { NotEmpty = true, Distinct = true },
        "the recipients' addresses"
    );

    public static readonly Key<string> User = Key.Optional(
        "user",
        new PlainTextKind(longest: 255),
        "who logs in, if anybody"
    );

    public static readonly Key<Secret> Password = Key.Optional("password", SecretKind.Any, "that user's password");

    public static readonly Key<SmtpTls> Tls = Key.WithDefault(
        "tls",
        new ChoiceKind<SmtpTls>(("required", SmtpTls.Required), ("optional", SmtpTls.Optional), ("none", SmtpTls.None)),
        "required",
        "whether mail goes only encrypted, encrypted where the server offers it, or never"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } =
    [TypeKey(TypeWord), Server, From, To, User, Password, Tls, Kinds];

    /// <inheritdoc />
    protected override NoticeOptions Bind(SectionReader section)
    {
        if (section.TryGet(Server, out var server) && server.Port == ImplicitTlsPort)
        {
            section.Reject(
                Server,
                "port 465 speaks TLS from the first byte, which is not spoken here",
                "write the port that has STARTTLS, which is 587 at nearly every provider, or use a channel of type command"
            );
        }

        RequireBoth(section);
        if (section.TryGet(Tls, out var tls) && server is not null)
        {
            RequireTlsForPassword(section, server, tls);
        }

        return new SmtpOptions(
            server!,
            section.Get(From),
            section.Get(To),
            section.Find(User),
            section.Find(Password),
            tls
        )
        {
            Kinds = section.Find(Kinds),
        };
    }

    private static void RequireBoth(SectionReader section)
    {
        if (section.Has(User) && !section.Has(Password))
        {
            section.Reject(User, "has no password beside it", $"write \"{Password.Name}\" as well, or leave both out");
        }
        else if (section.Has(Password) && !section.Has(User))
        {
            section.Reject(Password, "has no user beside it", $"write \"{User.Name}\" as well, or leave both out");
        }
    }

    private static void RequireTlsForPassword(SectionReader section, HostPort server, SmtpTls tls)
    {
        var isLoopback = IPAddress.TryParse(server.Host, out var address) && IPAddress.IsLoopback(address);
        if (tls != SmtpTls.Required && section.Has(Password) && !isLoopback)
        {
            section.Reject(
                Tls,
                "could send the password unencrypted to another machine",
                "write \"required\", or leave user and password out"
            );
        }
    }
}
