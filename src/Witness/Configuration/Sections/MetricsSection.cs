using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>metrics</c>.</summary>
internal sealed class MetricsSection : Section<MetricsOptions>
{
    public static readonly Key<Uri> Otlp = Key.Required(
        "otlp",
        EndpointKind.WithPath,
        "the collector, without the /v1/metrics that is added to it"
    );

    public static readonly Key<TimeSpan> Interval = Key.WithDefault(
        "interval",
        new DurationKind("1s", "1h"),
        "60s",
        "the time between two reports"
    );

    public static readonly Key<IReadOnlyList<HeaderOptions>> Headers = Key.WithDefault(
        "headers",
        new NamedKind<HeaderOptions>("header", new HeaderKind(), static (header, name) => header with { Name = name }),
        new JsonObject(),
        "what each request says beside them, such as a token, by the header's name"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Otlp, Interval, Headers];

    /// <inheritdoc />
    protected override MetricsOptions Bind(SectionReader section)
    {
        var headers = section.Get(Headers) ?? [];
        foreach (var header in headers.Where(header => IdentifierKind.IsMatch(header.Name) && !IsFree(header.Name)))
        {
            section.Reject(
                section.At(Headers),
                $"{header.Name} is said by the request itself",
                "write only what the collector asks for beside it, such as \"Authorization\""
            );
        }

        return new MetricsOptions(section.Get(Otlp), section.Get(Interval), headers);
    }

    private static bool IsFree(string name)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, "x");
    }
}
