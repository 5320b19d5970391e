using System.Text;
using Witness.Lab.Tests.Stories.Namecheap;
using Witness.Registrars.Tests.Namecheap;
using Witness.Registrars.Tests.Route53.Server;
using Fault = Witness.Registrars.Tests.Route53.Server.Fault;

namespace Witness.Lab.Tests.Stories.Secrets;

/// <summary>
/// Everything is run at debug level, with wrong secrets and with right ones: no secret and no signature is in anything that
/// was said, in the ledger, or in the arguments and environment of the daemon and of the programs that it starts.
/// </summary>
public sealed class NothingTold
{
    private static readonly string[][] Questions =
    [
        ["validate"],
        ["status"],
        ["status", "--json"],
        ["history"],
        ["history", "--json"],
        ["history", "--csv"],
        ["why", "taiga"],
        ["plan"],
        ["check"],
        ["zone", "list"],
        ["zone", "show", "example.com"],
        ["zone", "show", "example.net", "--json"],
        ["zone", "show", "example.org"],
        ["zone", "show", "example.edu"],
    ];

    [Fact]
    public async Task No_secret_and_no_signature_is_told_anywhere()
    {
        await using var all = await AllRegistrars.StartAsync();
        var told = new StringBuilder();

        await FailAsync(all, told);
        await RemoveAndReaddAsync(all, told);

        told.Append(all.Witness.Said).Append(ReadLedger(all)).Append(ReadProcess(all));
        foreach (var program in new[] { "dig", "nsupdate", "provider" })
        {
            var seen = all.Programs.SeenOf(program);
            Assert.NotEqual("", seen);
            told.Append(seen);
        }

        AssertNothingTold(told.ToString(), all.Secrets);
    }

    /// <summary>Wrong secrets everywhere, and two providers that quote in their errors what they were sent.</summary>
    private static async Task FailAsync(AllRegistrars all, StringBuilder told)
    {
        all.KeepWrongSecrets();
        all.Domain.Meet(exchange =>
            Faults.Error("1011102", $"API Key {exchange.Domain.LastForm["ApiKey"]} is invalid")(exchange)
        );
        all.Route53.Faults.Add(
            new Fault(
                _ => true,
                FaultMoment.Before,
                context =>
                    FaultAnswers.Error(403, "AccessDenied", $"you sent {context.Request.Headers.Authorization}")(
                        context
                    )
            )
            {
                Times = 1,
            }
        );
        all.Fleet.Taiga.Die();
        await all.Witness.StartAsync();
        await all.Witness.UntilAsync(
            "three zones are waited for",
            status => status["taiga"].Waiting.Count(wait => wait.Error is not null) == 3
        );
        await AskAsync(all, told);
        await all.Witness.Daemon!.StopAsync();
    }

    private static async Task RemoveAndReaddAsync(AllRegistrars all, StringBuilder told)
    {
        all.KeepRightSecrets();
        all.Fleet.Taiga.Live();
        await all.Witness.StartAsync();
        await all.Witness.UntilAsync("a daemon runs", status => status.Daemon);
        told.Append(await all.Witness.ExpectAsync(0, "readd", "taiga", "--force", "--reason", "a new key"));
        all.Fleet.Taiga.Die();
        await all.Witness.UntilOutAsync("taiga");
        Assert.DoesNotContain(all.Domain.Hosts, SixtyHosts.IsRotationOfTaiga);
        await AskAsync(all, told);
        all.Fleet.Taiga.Live();
        told.Append(await all.Witness.ExpectAsync(0, "readd", "taiga", "--force"));
        await AskAsync(all, told);
    }

    private static async Task AskAsync(AllRegistrars all, StringBuilder told)
    {
        foreach (var question in Questions)
        {
            told.Append(await all.Witness.RunAsync(question));
        }
    }

    /// <summary>Every byte of it, what has not been written back included.</summary>
    private static string ReadLedger(AllRegistrars all)
    {
        var files = Directory.GetFiles(all.Witness.Directory, "witness.db*");
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        return string.Concat(files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }

    private static string ReadProcess(AllRegistrars all) =>
        string.Concat(
            new[] { "cmdline", "environ" }.Select(file => File.ReadAllText($"/proc/{all.Witness.Daemon!.Id}/{file}"))
        );

    private static void AssertNothingTold(string told, IEnumerable<string> secrets)
    {
        Assert.Contains("  debug  ", told, StringComparison.Ordinal);
        Assert.Contains("1011102", told, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", told, StringComparison.Ordinal);
        foreach (var secret in secrets.Append("Signature="))
        {
            var at = told.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, $"a secret is told: {(at < 0 ? "" : told[Math.Max(0, at - 300)..at])}…");
        }
    }
}
