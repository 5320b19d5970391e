namespace Witness.Configuration;

/// <summary>How far the SSH check goes.</summary>
public enum SshMode
{
    /// <summary>TCP, the server's identification, and its key exchange offer.</summary>
    Banner,

    /// <summary>A whole key exchange, in which the server proves that it holds the pinned host key.</summary>
    HostKey,

    /// <summary>Also logs in and runs a command.</summary>
    Login,
}
