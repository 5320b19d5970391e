using System.CommandLine;
using Witness.Benchmarks.Recording;

var root = new RootCommand("Benchmarks of Witness: what the hot paths cost, and ledgers that its own code has written.")
{
    RecordCommand.Create(TimeProvider.System),
};
return await root.Parse(args).InvokeAsync();
