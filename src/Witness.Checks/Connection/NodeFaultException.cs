namespace Witness.Checks.Connection;

/// <summary>The node broke its protocol or did not answer as it should. Becomes a failed answer; never leaves this project.</summary>
/// <param name="message">A sentence fragment for <see cref="Witness.Core.Checks.CheckAnswer.Detail"/>; cleaned already.</param>
internal sealed class NodeFaultException(string message) : Exception(message);
