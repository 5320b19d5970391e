using Microsoft.AspNetCore.Http;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>Faults that are made of what others do meanwhile.</summary>
internal static class LabFaults
{
    /// <summary>Nothing goes wrong with this call.</summary>
    public static Fault None { get; } = Then(() => { });

    /// <summary>A complete answer, without a single host.</summary>
    public static Fault Empty { get; } =
        exchange => exchange.Http.Response.WriteAsync(ServerAnswers.Get(exchange.Domain, []));

    /// <summary>Carried out and answered, and before the caller knows, something happens.</summary>
    public static Fault Then(Action happens) =>
        exchange =>
        {
            var answer = exchange.Execute();
            happens();
            return exchange.Http.Response.WriteAsync(answer);
        };

    /// <summary>Carried out and answered as always, but only after something has happened.</summary>
    public static Fault After(Task happened) =>
        async exchange =>
        {
            await happened;
            await exchange.Http.Response.WriteAsync(exchange.Execute());
        };
}
