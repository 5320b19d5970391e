using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>https</c> of checks.</summary>
internal sealed class HttpsSection : Section<HttpsOptions>
{
    public static readonly Key<Uri> Url = Key.Required(
        "url",
        UrlKind.Web,
        "what each node is asked for, unless https is false"
    );

    public static readonly Key<IReadOnlyList<int>> Status = Key.WithDefault(
        "status",
        new ListKind<int>(new WholeNumberKind(100, 599), "status codes") { NotEmpty = true, Distinct = true },
        new JsonArray(200),
        "the status codes that pass"
    );

    public static readonly Key<string> Contains = Key.Optional(
        "contains",
        new PlainTextKind(longest: 4096),
        "what the first 64 KiB of the body must contain"
    );

    public static readonly Key<string> Ca = Key.Optional(
        "ca",
        PathKind.Any,
        "the PEM file of a private CA to trust instead of the system's"
    );

    public static readonly Key<IdentityOptions> Identity = Key.Optional(
        "identity",
        new IdentitySection(),
        "the header by which a node proves that the answer is its own"
    );

    public static readonly Key<TimeSpan> Timeout = CheckKeys.Timeout("10s");

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Url, Status, Contains, Ca, Identity, Timeout, CheckKeys.Role];

    /// <inheritdoc />
    protected override HttpsOptions Bind(SectionReader section)
    {
        if (section.TryGet(Url, out var url) && url.Scheme == Uri.UriSchemeHttp && section.IsOwn(Ca))
        {
            section.Reject(
                Ca,
                "an http:// URL shows no certificate to check against a CA",
                "leave it out, or write https:// in url"
            );
        }

        return new HttpsOptions(
            section.Get(Url),
            section.Get(Status),
            section.Find(Contains),
            section.Find(Ca),
            section.Find(Identity),
            section.Get(Timeout),
            section.Get(CheckKeys.Role)
        );
    }
}
