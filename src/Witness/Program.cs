using Witness.Cli;

return await CommandLine.InvokeAsync(args, Terminal.OfProcess(TimeProvider.System));
