using Microsoft.AspNetCore.Http;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>What goes wrong with one call.</summary>
internal delegate Task Fault(Exchange exchange);

/// <summary>A call as a fault sees it.</summary>
/// <param name="Http">The request and its answer.</param>
/// <param name="Domain">The domain asked for.</param>
/// <param name="Execute">Carries the call out and gives the answer's text.</param>
internal sealed record Exchange(HttpContext Http, ServedDomain Domain, Func<string> Execute);
