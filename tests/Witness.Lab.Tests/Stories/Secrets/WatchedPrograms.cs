using Witness.Lab.Tests.Loopback;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Stories.Secrets;

/// <summary>
/// Stands before the programs that the daemon starts: each writes down its own arguments and environment, as everybody and
/// as the daemon's user can read them in proc(5), and then becomes the program that was meant.
/// </summary>
internal sealed class WatchedPrograms
{
    private readonly string _directory;

    public WatchedPrograms(LoopbackWitness witness, LoopbackProvider provider)
    {
        _directory = Directory.CreateDirectory(Path.Combine(witness.Directory, "programs")).FullName;
        witness.Environment["PATH"] = $"{_directory}:/usr/sbin:/usr/bin:/sbin:/bin";
        foreach (var program in new[] { "dig", "nsupdate" })
        {
            Watch(program, $"{DebianPrograms.Find(program)} \"$@\"");
        }

        Watch("provider", string.Join(' ', provider.Command));
    }

    /// <summary>The provider's program, watched.</summary>
    public string Provider => Path.Combine(_directory, "provider");

    /// <summary>The arguments and environments of all runs of a program.</summary>
    public string SeenOf(string program) =>
        File.Exists(Seen(program)) ? File.ReadAllText(Seen(program)).Replace('\0', '\n') : "";

    private void Watch(string program, string meant)
    {
        var path = Path.Combine(_directory, program);
        File.WriteAllText(path, $"#!/bin/sh\ncat /proc/$$/cmdline /proc/$$/environ >> {Seen(program)}\nexec {meant}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Seen(string program) => Path.Combine(_directory, $"{program}.seen");
}
