namespace Witness.Lab.Tests.Hosts;

/// <summary>What can befall a node.</summary>
public enum NodeFault
{
    /// <summary>nginx is gone: connections are refused.</summary>
    HttpsDown,

    /// <summary>The page answers 503.</summary>
    Answers503,

    /// <summary>TLS is spoken, the request is taken, and no answer ever comes.</summary>
    Hangs,

    /// <summary>The connection is accepted, and TLS is never spoken.</summary>
    StallsTls,

    /// <summary>sshd is gone: connections are refused.</summary>
    SshDown,

    /// <summary>Echo requests are not answered.</summary>
    DropsPing,

    /// <summary>The cable is out.</summary>
    LinkDown,
}
