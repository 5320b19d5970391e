namespace Witness.Checks.Ssh;

/// <summary>How far an ssh check goes.</summary>
public enum SshMode
{
    /// <summary>The server identifies itself and offers a key exchange.</summary>
    Banner,

    /// <summary>The server also proves that it holds the expected host key.</summary>
    HostKey,

    /// <summary>The server also lets a user in and runs a command.</summary>
    Login,
}
