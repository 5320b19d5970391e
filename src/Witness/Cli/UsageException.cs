namespace Witness.Cli;

/// <summary>The command was given something that it cannot work with. The message says what would be right.</summary>
/// <param name="message">What is wrong and what would be right.</param>
internal sealed class UsageException(string message) : Exception(message);
