using System.Net;

namespace Witness.Configuration;

/// <summary>The key <c>status</c>: what the daemon serves over HTTP, to be read and never to act.</summary>
/// <param name="Listen">The address and port that it listens on.</param>
/// <param name="Hosts">
/// The names by which it may be asked beside those of its address; a request for any other host is refused, so that a page
/// of somebody else's cannot read it through its visitor's browser.
/// </param>
/// <param name="ShowAddresses">True where addresses are shown that DNS does not publish.</param>
public sealed record StatusOptions(IPEndPoint Listen, IReadOnlyList<string> Hosts, bool ShowAddresses);
