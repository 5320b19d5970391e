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

    public WatchedPrograms(LoopbackWitness witness)
    {
        _directory = Directory.CreateDirectory(Path.Combine(witness.Directory, "programs")).FullName;
        witness.Environment["PATH"] = $"{_directory}:/usr/sbin:/usr/bin:/sbin:/bin";
        foreach (var program in new[] { "dig", "nsupdate" })
        {
            Watch(program, $"{DebianPrograms.Find(program)} \"$@\"");
        }

        Watch("provider", $"python3 {Path.Combine(_directory, "provider.py")} {Zone}");
        File.WriteAllText(Path.Combine(_directory, "provider.py"), Provider);
    }

    /// <summary>The command of an exec registrar that keeps its zone in a file.</summary>
    public string Command => Path.Combine(_directory, "provider");

    /// <summary>That file, a JSON list of records.</summary>
    public string Zone => Path.Combine(_directory, "zone.json");

    /// <summary>The arguments and environments of all runs of a program.</summary>
    public string SeenOf(string program) =>
        File.Exists(Seen(program)) ? File.ReadAllText(Seen(program)).Replace('\0', '\n') : "";

    private const string Provider = """
        import json, sys

        request = json.load(sys.stdin)
        with open(sys.argv[1]) as zone:
            records = json.load(zone)
        if request["verb"] == "apply":
            with open(sys.argv[1], "w") as zone:
                json.dump(request["after"], zone)
            print(json.dumps({"version": 1, "applied": True}))
        else:
            print(json.dumps({"version": 1, "zone": request["zone"], "whole": True, "records": records}))
        """;

    private void Watch(string program, string meant)
    {
        var path = Path.Combine(_directory, program);
        File.WriteAllText(path, $"#!/bin/sh\ncat /proc/$$/cmdline /proc/$$/environ >> {Seen(program)}\nexec {meant}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Seen(string program) => Path.Combine(_directory, $"{program}.seen");
}
