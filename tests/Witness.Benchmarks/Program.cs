using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Witness.Benchmarks.Recording;

if (args is ["record", ..])
{
    var root = new RootCommand("Ledgers that the daemon's own code has written.")
    {
        RecordCommand.Create(TimeProvider.System),
    };
    return await root.Parse(args).InvokeAsync();
}

// In this process: BenchmarkDotNet would otherwise make a project of its own, under the rules of this repository.
var config = DefaultConfig
    .Instance.AddDiagnoser(MemoryDiagnoser.Default)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
