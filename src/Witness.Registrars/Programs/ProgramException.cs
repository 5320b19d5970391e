namespace Witness.Registrars.Programs;

/// <summary>A program did not end by itself, or said more than anybody reads; it was killed with all that it had started.</summary>
/// <param name="message">What happened.</param>
public sealed class ProgramException(string message) : Exception(message);
