using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>How clients of this API have hurt people, by the numbers of the list of nasty cases.</summary>
public abstract class NamecheapCases(NamecheapServer server) : IDisposable
{
    internal NamecheapServer Server => server;

    /// <summary>Whatever a test does: nothing secret stands in a URL or a header.</summary>
    public void Dispose()
    {
        Assert.Empty(server.Offences);
        GC.SuppressFinalize(this);
    }

    internal Scene NewScene(Func<NamecheapSettings, NamecheapSettings>? with = null) => NewScene(Scene.Hosts, with);

    internal Scene NewScene(IEnumerable<ServedHost> hosts, Func<NamecheapSettings, NamecheapSettings>? with = null) =>
        On(server.Serve(sld: null, "test", hosts), with);

    internal Scene On(ServedDomain domain, Func<NamecheapSettings, NamecheapSettings>? with = null) =>
        new(domain, with is null ? server.Settings : with(server.Settings));
}
