namespace Witness.Configuration;

/// <summary>A secret could not be had. The message says which and what to do next, and never holds any of it.</summary>
/// <param name="message">What happened and what to do next.</param>
/// <param name="inner">The cause.</param>
public sealed class SecretException(string message, Exception? inner = null) : Exception(message, inner);
