using System.Net;
using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>One of <c>nodes</c>.</summary>
internal sealed class NodeSection : Section<NodeOptions>
{
    public static readonly Key<string> Name = Key.Required("name", IdentifierKind.Any, "the node's name");

    public static readonly Key<IReadOnlyList<IPAddress>> Addresses = Key.Required(
        "addresses",
        new ListKind<IPAddress>(AddressKind.Any, "IP addresses") { NotEmpty = true },
        "the node's addresses, as they stand in DNS"
    );

    public static readonly Key<CheckOptions> Checks = Key.WithDefault(
        "checks",
        new ChecksSection(),
        new JsonObject(),
        "what this node overrides of the checks of all nodes"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Name, Addresses, Checks];

    /// <inheritdoc />
    protected override NodeOptions Bind(SectionReader section)
    {
        if (section.TryGet(Name, out var name))
        {
            section.Reading.Claim("node", name.ToUpperInvariant(), section.At(Name));
        }

        if (section.TryGet(Addresses, out var addresses))
        {
            foreach (var (address, at) in addresses.Zip(section.At(Addresses).Items))
            {
                section.Reading.Claim("address", address.ToString(), at);
            }
        }

        return new NodeOptions(section.Get(Name), section.Get(Addresses), section.Get(Checks));
    }
}
