namespace Witness.Registrars.Programs;

/// <summary>A program could not be started: it is not installed, or may not be executed.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">The system's word.</param>
public sealed class ProgramMissingException(string message, Exception inner) : Exception(message, inner);
