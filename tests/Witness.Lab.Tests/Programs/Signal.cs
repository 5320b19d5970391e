namespace Witness.Lab.Tests.Programs;

/// <summary>The signals that the lab sends, signal(7), with their numbers on Linux.</summary>
public enum Signal
{
    /// <summary>SIGHUP: has the daemon take up its configuration anew.</summary>
    HangUp = 1,

    /// <summary>SIGKILL: ends it at once, as a power cut does.</summary>
    Kill = 9,

    /// <summary>SIGTERM: asks it to end.</summary>
    Terminate = 15,

    /// <summary>SIGCONT: lets it go on.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: freezes it with all its connections open.</summary>
    Stop = 19,
}
