namespace Witness.Doctor;

/// <summary>How a finding is to be taken.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and an operator should know; or it could not be looked at.</summary>
    Warn,

    /// <summary>The witness would fail at this, today or on the night it matters.</summary>
    Fail,
}
