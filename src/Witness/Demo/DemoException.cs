namespace Witness.Demo;

/// <summary>The story did not go as told. The message says what to do next.</summary>
/// <param name="message">What happened and what to do next.</param>
/// <param name="inner">The cause.</param>
internal sealed class DemoException(string message, Exception? inner = null) : Exception(message, inner);
