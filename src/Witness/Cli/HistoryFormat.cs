namespace Witness.Cli;

/// <summary>How the history is printed: for people, or for scripts as JSON or CSV.</summary>
internal enum HistoryFormat
{
    /// <summary>For people: every fact once.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>As RFC 4180 has it.</summary>
    Csv,
}
