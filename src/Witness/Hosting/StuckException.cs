namespace Witness.Hosting;

/// <summary>The daemon can neither go on nor stop: the process has to end, and to be started again.</summary>
/// <param name="message">What is stuck and what to do next.</param>
/// <param name="inner">The cause.</param>
internal sealed class StuckException(string message, Exception inner) : Exception(message, inner);
