namespace Witness.Cli;

/// <summary>The exit codes that scripts may rely on.</summary>
internal static class Exit
{
    /// <summary>Done, all well.</summary>
    public const int Well = 0;

    /// <summary>It ran, and the answer is no: a check failed, an order was refused, a round was void.</summary>
    public const int No = 1;

    /// <summary>The command line or the configuration is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>Ended by the person at the terminal, as shells say it: 128 and SIGINT.</summary>
    public const int Interrupted = 130;
}
