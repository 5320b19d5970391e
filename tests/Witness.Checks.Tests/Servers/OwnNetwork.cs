using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Witness.Checks.Tests.Servers;

/// <summary>
/// A thread in a network namespace of its own (unshare(2)), where a test may break the network. A socket opened there stays
/// there, whoever uses it afterwards.
/// </summary>
internal static partial class OwnNetwork
{
    private const int NewNetwork = 0x40000000;
    private const int CapabilitySyscall = 126;
    private const uint CapabilityVersion3 = 0x20080522;
    private const int NetRaw = 13;

    /// <summary>Runs something in a fresh network, in which there is nothing but a loopback interface that is down.</summary>
    public static T Run<T>(Func<T> run)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                Require(unshare(NewNetwork) == 0, "unshare");
                result = run();
            }
            catch (Exception thrown)
            {
                fault = ExceptionDispatchInfo.Capture(thrown);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }

    /// <summary>Runs ip(8) in the network of this thread.</summary>
    public static void Ip(string arguments) => Program("ip", arguments, "iproute2");

    /// <summary>Sends an echo request from the network of this thread by ping(8), and waits for its reply.</summary>
    public static void Ping(string address) => Program("ping", $"-q -c 1 {address}", "iputils-ping");

    /// <summary>Sets a sysctl of the network of this thread.</summary>
    public static void Sysctl(string name, string value) =>
        File.WriteAllText($"/proc/sys/{name.Replace('.', '/')}", value);

    /// <summary>Takes CAP_NET_RAW from this thread alone (capset(2)).</summary>
    public static void DropRaw()
    {
        var header = new[] { CapabilityVersion3, 0u };
        var all = uint.MaxValue & ~(1u << NetRaw);
        var sets = new uint[6];
        Require(capget(header, sets) == 0, "capget");
        sets[0] &= all;
        Require(syscall(CapabilitySyscall, header, sets) == 0, "capset");
    }

    private static void Program(string name, string arguments, string package)
    {
        var start = new ProcessStartInfo(name, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0,
            $"{name} {arguments} failed: this test needs root and the Debian package {package}"
        );
    }

    private static void Require(bool done, string call) =>
        Assert.True(done, $"{call} failed with errno {Marshal.GetLastPInvokeError()}: this test needs root");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unshare(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int capget(uint[] header, [Out] uint[] sets);

    [LibraryImport("libc", SetLastError = true)]
    private static partial long syscall(long number, uint[] header, uint[] sets);
}
