using System.Net;
using System.Runtime.InteropServices;
using Witness.Checks.Https;
using Witness.Checks.Ping;
using Witness.Checks.Tcp;
using Witness.Core.Checks;

namespace Witness.Checks.Tests.Connection;

/// <summary>A process that may open no file any more. Runs alone, since the limit is the whole process's.</summary>
[Collection(Measured.Name)]
public sealed partial class FileHandleTests
{
    private const int OpenFiles = 7;

    [Fact]
    public async Task Without_file_handles_nothing_is_learnt()
    {
        ICheck tcp = new TcpCheck(new(443, TimeSpan.FromSeconds(10)), IPAddress.Loopback, TimeProvider.System);
        ICheck https = new HttpsCheck(
            new(new Uri("https://www.example.com/"), [200], TimeSpan.FromSeconds(10)),
            IPAddress.Loopback,
            TimeProvider.System
        );
        Assert.Equal(0, getrlimit(OpenFiles, out var limit));
        Assert.Equal(0, setrlimit(OpenFiles, limit with { Soft = 0 }));
        try
        {
            var expected = CheckAnswer.Unknown("this machine has no file handles left: raise LimitNOFILE of the unit");
            Assert.Equal(expected, await tcp.AnswerAsync());
            Assert.Equal(expected, await https.AnswerAsync());
            using var icmp = new Icmp(TimeProvider.System);
            Assert.False(icmp.Availability(IPAddress.Loopback.AddressFamily).IsAvailable);
        }
        finally
        {
            Assert.Equal(0, setrlimit(OpenFiles, limit));
        }
    }

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, out Limit limit);

    [LibraryImport("libc")]
    private static partial int setrlimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
