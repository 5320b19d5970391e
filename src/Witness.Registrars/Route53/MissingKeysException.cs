namespace Witness.Registrars.Route53;

/// <summary>
/// AWS's own chain found no keys for this process. Another one, with another user or environment, may find some: the cause of a
/// <see cref="Core.Dns.RegistrarException"/>.
/// </summary>
/// <param name="message">Why, in words.</param>
/// <param name="inner">The cause.</param>
public sealed class MissingKeysException(string message, Exception? inner) : Exception(message, inner);
