using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>What a set of records is asked for by (RFC 2181 §5).</summary>
/// <param name="Name">The owner; a wildcard is asked for as itself.</param>
/// <param name="Type">The type's mnemonic in upper case.</param>
public readonly record struct RecordSetName(DomainName Name, string Type);
