namespace Witness.Cli.Json;

/// <summary><c>witness validate --json</c>.</summary>
internal sealed record ValidationShape(string File, bool Valid, IReadOnlyList<ErrorShape> Errors);

/// <summary>One error of a configuration.</summary>
internal sealed record ErrorShape(int Line, string Path, string Message);
