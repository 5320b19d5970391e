namespace Witness.Hosting;

/// <summary>The daemon or a command cannot begin. The message says what to do next.</summary>
/// <param name="message">What is wrong and what to do next.</param>
/// <param name="inner">The cause.</param>
internal sealed class HostingException(string message, Exception? inner = null) : Exception(message, inner);
