using System.Globalization;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Running;

/// <summary>
/// Kills a daemon at an exact step without its help: a <c>dig</c> and an <c>nsupdate</c> that stand before Debian's in its
/// PATH, do what Debian's do, and send SIGKILL to the daemon on the way, once, when armed.
/// </summary>
public sealed class Tripwire
{
    internal Tripwire(string directory)
    {
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(directory, "tripwire")).FullName;
        Write("dig", Dig);
        Write("nsupdate", NsUpdate);
    }

    /// <summary>What the daemon's PATH begins with.</summary>
    public string Directory { get; }

    private string Armed => Path.Combine(Directory, "armed");

    /// <summary>Kills the daemon the next time it comes to this step.</summary>
    public void Arm(KillPoint point)
    {
        File.Delete(Path.Combine(Directory, "applied"));
        File.WriteAllText(Armed, point.ToString());
    }

    /// <summary>Whom to kill.</summary>
    internal Task GuardAsync(int daemon) =>
        File.WriteAllTextAsync(Path.Combine(Directory, "daemon"), daemon.ToString(CultureInfo.InvariantCulture));

    private string Trip =>
        $$"""
            #!/bin/sh
            wire={{Directory}}
            trip() {
              [ "$(cat $wire/armed 2>/dev/null)" = "$1" ] && rm $wire/armed && kill -9 "$(cat $wire/daemon)"
            }
            """;

    /// <summary>Only transfers count; the one after an update is the reading back.</summary>
    private string Dig =>
        $$"""
            {{Trip}}
            case "$*" in
              *[Aa][Xx][Ff][Rr]*) ;;
              *) exec {{DebianPrograms.Find("dig")}} "$@" ;;
            esac
            step=Read
            [ -e $wire/applied ] && step=ReadBack
            trip Before$step && exit 1
            {{DebianPrograms.Find("dig")}} "$@"
            code=$?
            trip After$step
            exit $code

            """;

    /// <summary>The script of an update that is under way is kept, because the pipe it comes through ends with the daemon.</summary>
    private string NsUpdate =>
        $$"""
            {{Trip}}
            trip BeforeApply && exit 1
            cat > $wire/script
            trip WhileApplying
            {{DebianPrograms.Find("nsupdate")}} "$@" < $wire/script
            code=$?
            [ -e $wire/armed ] && touch $wire/applied
            trip AfterApply
            exit $code

            """;

    private void Write(string program, string script)
    {
        var path = Path.Combine(Directory, program);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
