using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Witness.Registrars.Namecheap;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>Namecheap's API on loopback, as registrars of other people have met it.</summary>
public sealed class NamecheapServer : IAsyncLifetime
{
    public const string User = "me";
    public const string Key = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string ClientIp = "203.0.113.7";

    private readonly ConcurrentDictionary<string, ServedDomain> _domains = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private int _lastDomain;

    public NamecheapServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(SelfSigned()));
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    internal Uri Address => new(_application.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal)));

    /// <summary>The same over TLS, with a certificate of its own.</summary>
    internal Uri SelfSignedAddress =>
        new(_application.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>What came that must not: another method or path, a query, the key outside of the body.</summary>
    internal ConcurrentQueue<string> Offences { get; } = [];

    /// <summary>An account whose key is right.</summary>
    internal NamecheapSettings Settings => new(User, () => Key, IPAddress.Parse(ClientIp)) { Endpoint = Address };

    public async ValueTask InitializeAsync() => await _application.StartAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>A domain of the account that holds these hosts.</summary>
    internal ServedDomain Serve(string? sld, string tld, params IEnumerable<ServedHost> hosts)
    {
        var domain = new ServedDomain(sld ?? $"example{Interlocked.Increment(ref _lastDomain)}", tld);
        domain.Hold(hosts);
        _domains[$"{domain.Sld}|{domain.Tld}"] = domain;
        return domain;
    }

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Method != "POST" || http.Request.Path != "/xml.response" || http.Request.QueryString.HasValue)
        {
            Offences.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        }

        if (http.Request.Headers.Any(header => header.Value.ToString().Contains(Key, StringComparison.Ordinal)))
        {
            Offences.Enqueue("the key in a header");
        }

        var sent = await http.Request.ReadFormAsync();
        var form = sent.ToDictionary(
            field => field.Key,
            field => field.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        var domain = Find(form["SLD"], form["TLD"]);
        http.Response.ContentType = "text/xml; charset=utf-8";
        var command = form["Command"].Split('.')[^1];
        if (domain is not null)
        {
            domain.Calls.Enqueue(command);
            domain.LastForm = form;
        }

        if (domain?.NextFault(command) is { } fault)
        {
            await fault(new Exchange(http, domain, () => Execute(form, domain)));
        }
        else
        {
            await http.Response.WriteAsync(Execute(form, domain));
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private ServedDomain? Find(string sld, string tld)
    {
        var exact = _domains.GetValueOrDefault($"{sld}|{tld}");
        return exact
            ?? _domains.Values.FirstOrDefault(domain =>
                domain.AnswersForChildren && $"{sld}.{tld}".EndsWith($".{domain.Name}", StringComparison.Ordinal)
            );
    }

    private static string Execute(Dictionary<string, string> form, ServedDomain? domain)
    {
        if (form["ApiUser"] != User || form["UserName"] != User || form["ApiKey"] != Key)
        {
            return ServerAnswers.Refusal("1011102", "API Key is invalid or API access has not been enabled");
        }

        if (form["ClientIp"] != ClientIp)
        {
            return ServerAnswers.Refusal("1011150", $"Invalid request IP: {form["ClientIp"]}");
        }

        if (domain is null)
        {
            var name = $"{form["SLD"]}.{form["TLD"]}";
            return ServerAnswers.Error(
                name,
                "2019166",
                $"The domain ({name}) doesn't seem to be associated with your account."
            );
        }

        if (form["Command"] == "namecheap.domains.dns.getHosts")
        {
            return ServerAnswers.Get(domain, domain.Hosts);
        }

        return domain.Replace(form) is { } refusal
            ? ServerAnswers.Error(domain.Name, "2050900", refusal)
            : ServerAnswers.Set(domain.Name, isSuccess: true);
    }
}
