namespace Witness.Core.Dns;

/// <summary>One call of a registrar that has ended.</summary>
/// <param name="Registrar">Its name in the configuration.</param>
/// <param name="Verb">What was asked of it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Took">How long it took, without the wait for other calls for the same zone.</param>
public sealed record RegistrarCall(string Registrar, RegistrarVerb Verb, RegistrarCallOutcome Outcome, TimeSpan Took);
