namespace Witness.Core.Dns;

/// <summary>A registrar could not be read or written. The message is one sentence fragment for an operator, without secrets.</summary>
/// <param name="fault">What may be done about it.</param>
/// <param name="message">What happened and what to do next.</param>
/// <param name="inner">The cause.</param>
public sealed class RegistrarException(RegistrarFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What may be done about it.</summary>
    public RegistrarFault Fault { get; } = fault;
}
