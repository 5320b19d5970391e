namespace Witness.Registrars.Resolving;

/// <summary>A question got no answer; the message says why, without naming who was asked.</summary>
internal sealed class ResolvingException(string message, Exception? cause = null) : Exception(message, cause);
