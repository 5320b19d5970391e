namespace Witness.Registrars.Resolving;

/// <summary>A message is malformed, or no answer to what was asked: whoever sent it may not be who was asked.</summary>
internal sealed class UnusableAnswerException(string message) : Exception(message);
