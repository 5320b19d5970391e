namespace Witness.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="File">The file, as its reader was given it.</param>
/// <param name="Line">The line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Path">Which value, such as <c>nodes[1].checks.https.url</c>; empty where the file as a whole is meant.</param>
/// <param name="Message">What is wrong, what would be right. Never holds a secret.</param>
public sealed record ConfigurationError(string File, int Line, string Path, string Message)
{
    /// <summary>As in <c>witness.json:12: policy.strikes: 0 is out of range; write a whole number from 1 to 1000</c>.</summary>
    public override string ToString() =>
        $"{File}:{(Line > 0 ? $"{Line}:" : "")} {(Path.Length > 0 ? $"{Path}: " : "")}{Message}";
}
