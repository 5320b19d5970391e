using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>Why an answer is no success.</summary>
/// <param name="Fault">What may be done about it.</param>
/// <param name="Message">
/// What happened and what to do next. The same failure has the same words each time, so that it is told once.
/// </param>
internal sealed record ApiError(RegistrarFault Fault, string Message)
{
    /// <summary>True where the account, its key or this machine's address was turned away: no call will do better.</summary>
    public bool IsLogin { get; init; }

    /// <summary>True where a key that was replaced a moment ago would explain it.</summary>
    public bool MayBeOldKey { get; init; }

    /// <summary>True where a record was refused; nothing was stored.</summary>
    public bool IsRecord { get; init; }

    /// <summary>An answer that proves nothing.</summary>
    public static ApiError Unclear(string message) => new(RegistrarFault.Unclear, message);

    /// <summary>Too many calls; this one was not executed.</summary>
    public static ApiError RateLimit(string evidence) =>
        new(
            RegistrarFault.Busy,
            $"Namecheap's rate limit is reached ({evidence}); nothing was changed, and no call is made for a while: look for other programs that use this account's API"
        );

    /// <summary>
    /// This error of a refused record, with the hosts that its text speaks of (<c>MX record.(host name: @)</c>), else those
    /// that are known to be refused.
    /// </summary>
    public ApiError Naming(IReadOnlyList<Host> hosts)
    {
        if (!IsRecord)
        {
            return this;
        }

        var meant = hosts.Where(IsMeant).ToList();
        if (meant.Count == 0)
        {
            meant =
            [
                .. hosts.Where(host => host.Type == "TXT" && host.Address.Contains('"', StringComparison.Ordinal)),
            ];
        }

        return meant.Count == 0
            ? this
            : this with
            {
                Message = $"{Message}: look at {ApiText.Clean(string.Join(", ", meant))}",
            };
    }

    /// <summary>This error without the key, should the API ever quote it.</summary>
    public ApiError Without(string key) =>
        key.Length == 0
            ? this
            : this with
            {
                Message = Message.Replace(key, "(the key)", StringComparison.OrdinalIgnoreCase),
            };

    /// <summary>As the registrar's error.</summary>
    public RegistrarException ToException() => new(Fault, Message);

    private bool IsMeant(Host host) =>
        Message.Contains($" {host.Type} record", StringComparison.Ordinal)
        && (
            !Message.Contains("(host name:", StringComparison.Ordinal)
            || Message.Contains($"(host name: {host.Name})", StringComparison.Ordinal)
        );
}
