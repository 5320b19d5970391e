using System.Net;
using Witness.Core.Dns;
using Witness.Core.Nodes;

namespace Witness.Core.Tests.Doubles;

/// <summary>Small fleets: nodes are called a, b, c …; a has 203.0.113.1 and 2001:db8::1, b has .2 and ::2, and so on.</summary>
public static class Fleets
{
    public static readonly DomainName Example = DomainName.Parse("example.com");

    public static IPAddress V4(string node) => IPAddress.Parse($"203.0.113.{node[0] - 'a' + 1}");

    public static IPAddress V6(string node) => IPAddress.Parse($"2001:db8::{node[0] - 'a' + 1:x}");

    /// <summary>A node with one gate check, which no test asks.</summary>
    public static Node Node(string name) => new(name, [V4(name), V6(name)], [new ScriptedCheck(V4(name))]);

    /// <summary>A node that moves only by orders.</summary>
    public static Node Unchecked(string name) => new(name, [V4(name), V6(name)], []);

    public static ZoneSettings Settings(string zone = "example.com", params string[] names) =>
        new(
            DomainName.Parse(zone),
            $"registrar of {zone}",
            names.Length == 0 ? null : [.. names.Select(name => DomainName.Within(DomainName.Parse(zone), name))]
        );

    /// <summary>Nodes by the letters of their names, in one zone with default names.</summary>
    public static Fleet Of(string letters, params ZoneSettings[] zones) =>
        new([.. letters.Select(letter => Node($"{letter}"))], zones.Length == 0 ? [Settings()] : zones);
}
