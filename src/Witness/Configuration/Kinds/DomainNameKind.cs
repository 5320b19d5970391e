using Witness.Configuration.Json;
using Witness.Core.Dns;

namespace Witness.Configuration.Kinds;

/// <summary>A domain name in full, with or without its final dot; neither the root nor a wildcard.</summary>
internal sealed class DomainNameKind : TextKind<DomainName>
{
    /// <summary>The one kind of domain names.</summary>
    public static DomainNameKind Any { get; } = new();

    /// <inheritdoc />
    public override string Expected => "a domain name such as \"example.com\"";

    /// <inheritdoc />
    protected override string Shape => @"^[^\s*][^\s]*$";

    /// <inheritdoc />
    protected override DomainName Parse(string text, Reading reading)
    {
        var name = DomainName.Parse(text);
        return name.Text.Length == 0 || name.Text.StartsWith('*')
            ? throw new FormatException($"{JsonAt.Quote(text)} is no domain name that stands for itself")
            : name;
    }
}
