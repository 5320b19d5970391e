using System.Net;
using Witness.Checks.Https;
using Witness.Checks.Tests.Servers;

namespace Witness.Checks.Tests.Https;

/// <summary>Checks of nodes on loopback.</summary>
internal static class Http
{
    public static HttpsCheck Check(
        NodeServer node,
        Func<HttpsSettings, HttpsSettings>? change = null,
        TimeProvider? time = null
    ) => Check("http", node, change, time);

    public static HttpsCheck TlsCheck(
        NodeServer node,
        Func<HttpsSettings, HttpsSettings>? change = null,
        TimeProvider? time = null
    ) => Check("https", node, change, time);

    private static HttpsCheck Check(
        string scheme,
        NodeServer node,
        Func<HttpsSettings, HttpsSettings>? change,
        TimeProvider? time
    )
    {
        var settings = new HttpsSettings(
            new Uri($"{scheme}://www.example.com:{node.Port}/"),
            [200],
            TimeSpan.FromSeconds(10)
        );
        return new(change?.Invoke(settings) ?? settings, IPAddress.Loopback, time ?? TimeProvider.System);
    }
}
