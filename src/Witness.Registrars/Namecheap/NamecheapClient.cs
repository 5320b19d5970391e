using System.Globalization;
using System.Xml.Linq;
using Witness.Core.Dns;
using Witness.Registrars.Calls;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// The two calls of the API that Witness needs (https://www.namecheap.com/support/api/methods/), typed. Whatever is no
/// success is a <see cref="RegistrarException"/>, without the key.
/// </summary>
internal sealed class NamecheapClient
{
    private readonly NamecheapSettings _settings;
    private readonly ApiTransport _transport;
    private readonly CallGate _gate;
    private readonly AccountPauses _pauses;

    public NamecheapClient(NamecheapSettings settings, TimeProvider time)
    {
        _settings = settings;
        _transport = new ApiTransport(settings.Endpoint, settings.Timeout, time);
        _gate = new CallGate("Namecheap", settings.Limits, time);
        _pauses = new AccountPauses(_gate);
    }

    /// <summary><c>namecheap.domains.dns.getHosts</c>: every host record of a zone.</summary>
    public async Task<HostList> GetHostsAsync(
        DomainName zone,
        ApiDomain domain,
        CallUrgency urgency,
        CancellationToken cancellation
    )
    {
        var call = new ApiCall("namecheap.domains.dns.getHosts", "DomainDNSGetHostsResult", zone, domain, []);
        try
        {
            return HostListReader.Read(await CallAsync(call, urgency, cancellation));
        }
        catch (FormatException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"an answer of Namecheap that this version cannot read: {error.Message}",
                error
            );
        }
    }

    /// <summary><c>namecheap.domains.dns.setHosts</c>: replaces every host record of a zone, unconditionally.</summary>
    public async Task SetHostsAsync(DomainName zone, ApiDomain domain, HostList hosts, CancellationToken cancellation)
    {
        var call = new ApiCall("namecheap.domains.dns.setHosts", "DomainDNSSetHostsResult", zone, domain, FormOf(hosts))
        {
            Hosts = hosts.Hosts,
        };
        var result = await CallAsync(call, CallUrgency.Change, cancellation);
        if (!HostListReader.IsTrue(result.Find("IsSuccess")))
        {
            throw ApiError.Unclear("Namecheap answered the write with IsSuccess=false and no reason").ToException();
        }
    }

    private async Task<XElement> CallAsync(ApiCall call, CallUrgency urgency, CancellationToken cancellation)
    {
        var key = _settings.ApiKey();
        var answer = await SendAsync(call, key, urgency, cancellation);
        if (answer.Error is { MayBeOldKey: true } && _settings.ApiKey() is var newer && newer != key)
        {
            answer = await SendAsync(call, newer, urgency, cancellation);
        }

        _pauses.Note(answer.Error);
        return answer.Result ?? throw answer.Error!.ToException();
    }

    private async Task<ApiAnswer> SendAsync(
        ApiCall call,
        string key,
        CallUrgency urgency,
        CancellationToken cancellation
    )
    {
        await _gate.EnterAsync(urgency, cancellation);
        KeyValuePair<string, string>[] form =
        [
            new("ApiUser", _settings.ApiUser),
            new("ApiKey", key),
            new("UserName", _settings.UserName ?? _settings.ApiUser),
            new("ClientIp", _settings.ClientIp.ToString()),
            new("Command", call.Command),
            new("SLD", call.Domain.Sld),
            new("TLD", call.Domain.Tld),
            .. call.Form,
        ];
        var (status, body) = await _transport.PostAsync(form, cancellation);
        var answer = ApiAnswer.Read(status, body, call);
        return answer.Error is { } error ? answer with { Error = error.Naming(call.Hosts).Without(key) } : answer;
    }

    /// <summary>Numbered from 1 without a gap. Every attribute goes back, for what is not sent is reset.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> FormOf(HostList hosts) =>
        [
            new("EmailType", hosts.EmailType),
            .. hosts.Hosts.SelectMany<Host, KeyValuePair<string, string>>(
                (host, index) =>
                    [
                        new($"HostName{index + 1}", host.Name),
                        new($"RecordType{index + 1}", host.Type),
                        new($"Address{index + 1}", host.Address),
                        new($"MXPref{index + 1}", host.MxPref),
                        new($"TTL{index + 1}", host.Ttl.ToString(CultureInfo.InvariantCulture)),
                    ]
            ),
        ];
}
