namespace Witness.Cli;

/// <summary>The locale of a terminal's characters.</summary>
internal static class TerminalLocale
{
    /// <summary>As POSIX looks for it (XBD §8.2): the first that is set.</summary>
    private static readonly string[] Variables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>True where it is one of UTF-8.</summary>
    /// <param name="environment">Environment variables by name.</param>
    public static bool IsUtf8(Func<string, string?> environment) =>
        (Variables.Select(environment).FirstOrDefault(one => !string.IsNullOrEmpty(one)) ?? "")
            .Replace("-", "", StringComparison.Ordinal)
            .Contains("utf8", StringComparison.OrdinalIgnoreCase);
}
