using System.Net;
using Witness.Status;

namespace Witness.Export;

/// <summary>One configured node, for others.</summary>
/// <param name="Verdict">The witness's word on it.</param>
/// <param name="Rotation"><c>in</c>, <c>leaving</c>, <c>out</c>, <c>returning</c> or <c>absent</c>.</param>
/// <param name="Addresses">Its addresses, as configured.</param>
internal sealed record ExportedNode(NodeVerdict Verdict, string Rotation, IReadOnlyList<IPAddress> Addresses);
