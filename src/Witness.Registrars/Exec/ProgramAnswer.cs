using System.Text;
using System.Text.Json;
using Witness.Registrars.Programs;

namespace Witness.Registrars.Exec;

/// <summary>What a program answered: an error that it told, or an answer of this protocol's version.</summary>
/// <param name="Content">The answer, one JSON object.</param>
/// <param name="Error">The error that it told, or null.</param>
internal sealed record ProgramAnswer(AnswerObject Content, ProgramError? Error)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads what a program left behind.</summary>
    /// <exception cref="FormatException">It is no answer; the message says why, and what the program said of it.</exception>
    public static ProgramAnswer Parse(ProgramResult result)
    {
        try
        {
            return Judge(result, new AnswerObject(Json(result.Output), ""));
        }
        catch (FormatException error) when (result.ExitCode != 0)
        {
            throw new FormatException(
                $"exit status {result.ExitCode} ({LastWords(result)}), and {error.Message}",
                error
            );
        }
    }

    private static ProgramAnswer Judge(ProgramResult result, AnswerObject answer)
    {
        if (answer.Has("error"))
        {
            answer.Expect("version", "error");
            return new ProgramAnswer(answer, ProgramError.Read(answer.Object("error")));
        }

        if (result.ExitCode != 0)
        {
            throw new FormatException("an answer that tells of no error");
        }

        return answer.WholeNumber("version") is ExecProtocol.Version
            ? new ProgramAnswer(answer, null)
            : throw new FormatException($"version is not {ExecProtocol.Version}, the only one known here");
    }

    private static JsonElement Json(string output)
    {
        if (string.IsNullOrWhiteSpace(output))
        {
            throw new FormatException("it said nothing on its standard output");
        }

        try
        {
            var text = Utf8.GetString(Encoding.Latin1.GetBytes(output));
            // A member's name that holds half a surrogate pair is an InvalidOperationException.
            return JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw new FormatException(
                $"its standard output is not one JSON object in UTF-8 and nothing else: {Excerpt.Quote(output)} ({Excerpt.Of(error.Message)})",
                error
            );
        }
    }

    /// <summary>The runner gives one character an octet, and people write UTF-8.</summary>
    private static string LastWords(ProgramResult result) =>
        Excerpt.Of(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(result.LastWords)));
}
