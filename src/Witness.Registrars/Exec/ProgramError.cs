using Witness.Core.Dns;

namespace Witness.Registrars.Exec;

/// <summary>An error that a program told in words of the protocol.</summary>
/// <param name="Kind">What may be done about it.</param>
/// <param name="Message">What happened, in one line.</param>
internal sealed record ProgramError(string Kind, string Message)
{
    private const string Stale = "stale";

    private static readonly Dictionary<string, RegistrarFault> Faults = new(StringComparer.Ordinal)
    {
        ["configuration"] = RegistrarFault.Configuration,
        ["refused"] = RegistrarFault.Refused,
        ["busy"] = RegistrarFault.Busy,
        ["unclear"] = RegistrarFault.Unclear,
    };

    /// <summary>Reads the member <c>error</c> of an answer.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ProgramError Read(AnswerObject error)
    {
        error.Expect("kind", "message");
        var (kind, message) = (error.Text("kind"), Excerpt.Of(error.Anything("message")));
        return kind == Stale || Faults.ContainsKey(kind)
            ? new ProgramError(kind, message)
            : throw new FormatException(
                $"error.kind {Excerpt.Quote(kind)} is none of {string.Join(", ", Faults.Keys)}, {Stale}; it says: {message}"
            );
    }

    /// <summary>The error in the words of <see cref="IRegistrar"/>.</summary>
    /// <param name="who">Who told it, and of which zone.</param>
    public Exception ToException(string who) =>
        Kind == Stale
            ? new StaleZoneException($"{who}: {Message}")
            : new RegistrarException(Faults[Kind], $"{who}: {Message}");
}
