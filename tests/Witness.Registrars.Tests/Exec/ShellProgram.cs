using Witness.Core.Dns;
using Witness.Registrars.Exec;

namespace Witness.Registrars.Tests.Exec;

/// <summary>Programs of a line of shell, most of them broken, asked about example.com.</summary>
internal static class ShellProgram
{
    public const string Record = """{"name":"www.example.com","type":"A","ttl":300,"data":"203.0.113.11"}""";

    public static readonly DomainName Zone = DomainName.Parse("example.com");

    public static readonly string Answer = AnswerOf(Record);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A good answer with these records.</summary>
    public static string AnswerOf(string records) =>
        $$"""{"version":1,"zone":"example.com","records":[{{records}}],"state":"7","whole":true}""";

    /// <summary>A registrar over a script; the texts are its arguments <c>$1</c> and on.</summary>
    public static ExecRegistrar Running(string script, params IReadOnlyList<string> texts) =>
        Running(Patience, script, texts);

    /// <summary>A registrar over a script that may not take longer.</summary>
    public static ExecRegistrar Running(TimeSpan timeout, string script, params IReadOnlyList<string> texts) =>
        new(
            "program",
            new ExecSettings(["sh", "-c", script, "sh", .. texts]) { Timeout = timeout },
            TimeProvider.System
        );

    /// <summary>A registrar over a program that says one text and ends well.</summary>
    public static ExecRegistrar Saying(string text) => Running("printf %s \"$1\"", text);

    /// <summary>Reads the zone, which fails.</summary>
    public static Task<RegistrarException> ReadFailsAsync(ExecRegistrar registrar) =>
        Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Zone, TestContext.Current.CancellationToken));

    /// <summary>Reads the zone by a registrar that says one text.</summary>
    public static Task<Zone> ReadAsync(string text) =>
        Saying(text).ReadAsync(Zone, TestContext.Current.CancellationToken);
}
