using Witness.Core.Dns;

namespace Witness.Registrars.Resolving;

/// <summary>One question, of class IN (RFC 1035 §4.1.2).</summary>
/// <param name="Name">The owner.</param>
/// <param name="Type">The type.</param>
internal readonly record struct Question(DomainName Name, RecordType Type)
{
    /// <summary>As in messages: <c>www.example.com AAAA</c>.</summary>
    public override string ToString() => $"{Name} {Mnemonic}";

    /// <summary>The type as records spell it.</summary>
    public string Mnemonic => Type.ToString().ToUpperInvariant();
}
