using Witness.Checks.Connection;
using Witness.Core.Checks;

namespace Witness.Checks.Ssh.Login;

/// <summary>What the end of ssh(1) means. It exits with the command's status, or with 255 for every error of its own.</summary>
internal static class OpenSshVerdict
{
    private const int OwnError = 255;

    /// <summary>Complaints about this machine and its configuration, not about the node.</summary>
    private static readonly string[] Local =
    [
        "Load key ",
        "UNPROTECTED PRIVATE KEY FILE",
        "Identity file ",
        "Bad configuration option",
        "command-line line",
        "Can't open user config file",
        "No user exists for uid",
    ];

    /// <summary>The answer.</summary>
    /// <param name="exit">The exit status.</param>
    /// <param name="stderr">The beginning of what it said.</param>
    /// <param name="command">The command that was to be run.</param>
    public static CheckAnswer Of(int exit, string stderr, string command)
    {
        if (exit == 0)
        {
            return CheckAnswer.Pass($"logged in, '{NodeText.Clean(command, 60)}' exited with 0");
        }

        if (exit != OwnError)
        {
            return CheckAnswer.Fail($"'{NodeText.Clean(command, 60)}' exited with {exit}{Saying(stderr)}");
        }

        return Array.Exists(Local, complaint => stderr.Contains(complaint, StringComparison.Ordinal))
            ? CheckAnswer.Unknown($"this machine's ssh cannot log in anywhere{Saying(stderr)}")
            : CheckAnswer.Fail($"login failed{Saying(stderr)}");
    }

    /// <summary>The last line is the one that says why ssh gave up; warnings come before it.</summary>
    private static string Saying(string stderr)
    {
        var lines = stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var complaint = Array.Find(
            lines,
            line => Array.Exists(Local, local => line.Contains(local, StringComparison.Ordinal))
        );
        return lines.Length == 0 ? "" : $": {NodeText.Clean(complaint ?? lines[^1])}";
    }
}
