namespace Witness.Configuration;

/// <summary>Where a secret is kept.</summary>
public enum SecretPlace
{
    /// <summary>In the configuration itself.</summary>
    Configuration,

    /// <summary>In a file of its own.</summary>
    File,

    /// <summary>In an environment variable, which another process need not have.</summary>
    Environment,

    /// <summary>Among systemd's credentials, which only the unit has.</summary>
    Credential,
}
