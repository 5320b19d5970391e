using System.Net;
using Witness.Core.Checks;

namespace Witness.Core.Rounds;

/// <summary>A check in a roster.</summary>
/// <param name="Check">The kind: <c>https</c>, <c>ping</c>, <c>ssh</c> or <c>tcp</c>.</param>
/// <param name="Address">The address that is asked.</param>
/// <param name="Role">Whether a failure strikes.</param>
public sealed record RosterCheck(string Check, IPAddress Address, CheckRole Role);
