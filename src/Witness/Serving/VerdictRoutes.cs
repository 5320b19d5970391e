using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Witness.Configuration;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Hosting;
using Witness.Status;

namespace Witness.Serving;

/// <summary>The short answers, for programs: is the witness well, and is a node to be used.</summary>
/// <param name="configuration">What is watched.</param>
/// <param name="options">What may be shown.</param>
/// <param name="time">The clock.</param>
internal sealed class VerdictRoutes(WitnessConfiguration configuration, StatusOptions options, TimeProvider time)
    : IDisposable
{
    private readonly Fleet _fleet = FleetBuilder.BuildForReading(configuration);
    private readonly PolicySettings _policy = FleetBuilder.PolicyOf(configuration);
    private readonly Fresh<Glance> _glance = new(
        cancellation => Glance.TakeAsync(configuration, cancellation),
        Glance.GoodFor,
        time
    );

    /// <summary>200 while rounds come in time and see, 503 otherwise, with the reason.</summary>
    public async Task SendHealthAsync(HttpContext context)
    {
        var glance = await _glance.GetAsync(context.RequestAborted);
        var trouble = TroubleOf(glance);
        var line = Veil(glance.Memory).Cover(trouble ?? $"ok: round {glance.Rounds[0].Number} {AgeOf(glance)}");
        await Reply.TextAsync(context, StatusOf(trouble is null), line);
    }

    /// <summary>200 while users may be sent to a node, 503 while not, 404 where there is none of that name.</summary>
    public async Task SendNodeAsync(HttpContext context)
    {
        var asked = context.GetRouteValue("name") as string ?? "";
        if (_fleet.Find(asked) is not { } node)
        {
            await Reply.RefuseAsync(
                context,
                StatusCodes.Status404NotFound,
                "no node of that name is configured; the page at / lists them"
            );
            return;
        }

        var glance = await _glance.GetAsync(context.RequestAborted);
        var verdict = NodeVerdict.Of(
            glance.Memory.Of(node.Name),
            _policy,
            TroubleOf(glance) is not null,
            time.GetUtcNow()
        );
        if (glance.Rounds is [var last, ..])
        {
            // As of when it is: whoever asks may judge for itself whether that is too old (RFC 9110 §8.8.2).
            context.Response.Headers.LastModified = last.At.ToString("R", CultureInfo.InvariantCulture);
        }

        await Reply.TextAsync(
            context,
            StatusOf(verdict.Serves),
            Veil(glance.Memory)
                .Cover($"{(verdict.Serves ? "serves" : "does not serve")}: {verdict.Reason}; {AgeOf(glance)}")
        );
    }

    /// <inheritdoc />
    public void Dispose() => _glance.Dispose();

    private AddressVeil Veil(Recollection memory) =>
        options.ShowAddresses ? AddressVeil.Lifted : AddressVeil.Over(memory);

    private string? TroubleOf(Glance glance) => RoundTrouble.Of(glance.Rounds, _policy.Every, time.GetUtcNow());

    private string AgeOf(Glance glance) =>
        glance.Rounds is [var last, ..] ? $"last round {Ago.Of(time.GetUtcNow() - last.At)}" : "no round yet";

    private static int StatusOf(bool isGood) =>
        isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
