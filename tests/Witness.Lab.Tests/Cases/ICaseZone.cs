namespace Witness.Lab.Tests.Cases;

/// <summary>A zone at a provider, in an account of its own by the configuration. What is not taiga's in it has to stay.</summary>
internal interface ICaseZone
{
    /// <summary>The zone as the witness says it.</summary>
    string Zone { get; }

    /// <summary>Its member of <c>registrars</c>.</summary>
    string RegistrarJson { get; }

    /// <summary>Its item of <c>zones</c>.</summary>
    string ZoneJson { get; }

    /// <summary>How many writes were sent.</summary>
    int Writes { get; }

    /// <summary>Whether an address of taiga is in rotation.</summary>
    bool HasTaiga { get; }

    /// <summary>Everything that is not taiga's is as it was, or as others have left it.</summary>
    void AssertNobodyHarmed();

    /// <summary>Every record that puts taiga into rotation is as it was.</summary>
    void AssertTaigaStays();
}
