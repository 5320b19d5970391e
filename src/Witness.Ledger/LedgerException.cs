namespace Witness.Ledger;

/// <summary>The ledger could not be opened, read or written. The message is a sentence that says what to do next.</summary>
/// <param name="message">What happened and what to do next.</param>
/// <param name="inner">The cause.</param>
public sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner);
