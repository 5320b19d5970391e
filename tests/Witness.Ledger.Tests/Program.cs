using Witness.Ledger.Tests;

if (args is ["--daemon", var path])
{
    return await Victim.RunAsync(path);
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
