using System.Net;
using System.Net.Sockets;
using Witness.Checks.Ping;
using Witness.Checks.Tests.Servers;

namespace Witness.Checks.Tests.Ping;

/// <summary>Against the kernel's own ICMP, in networks of the tests' own.</summary>
public sealed class IcmpSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("127.0.0.1", IcmpMode.Raw)]
    [InlineData("::1", IcmpMode.Raw)]
    [InlineData("127.0.0.1", IcmpMode.Datagram)]
    [InlineData("::1", IcmpMode.Datagram)]
    public void The_reader_is_there_from_the_first_ping_to_the_end(string address, IcmpMode mode)
    {
        OwnNetwork.Run(() =>
        {
            OwnNetwork.Ip("link set lo up");
            OwnNetwork.Sysctl("net.ipv4.ping_group_range", "0 2147483647");
            var target = new IPEndPoint(IPAddress.Parse(address), 0).Serialize();
            var socket = new IcmpSocket(target.Family, mode, TimeProvider.System);
            Assert.Empty(Readers());

            var echo = socket.Expect(target);
            Assert.True(socket.TrySend(echo, 0));
            Assert.True(socket.WaitAsync(echo, Patience).Wait(Patience));
            Assert.True(echo.HasReply);
            Assert.Single(Readers());

            socket.Dispose();
            socket.Dispose();

            Assert.True(SpinWait.SpinUntil(() => Readers().Count == 0, Patience));
            return true;
        });
    }

    [Fact]
    public void A_reader_that_is_kept_from_reading_makes_no_reply_late()
    {
        var busy = TimeSpan.FromMilliseconds(400);
        using var kernel = new StampingKernel();
        var (read, came) = OwnNetwork.Run(() =>
        {
            OwnNetwork.Ip("link set lo up");
            var target = new IPEndPoint(IPAddress.Loopback, 0).Serialize();
            using var socket = new IcmpSocket(AddressFamily.InterNetwork, IcmpMode.Raw, TimeProvider.System);
            using var held = new ManualResetEventSlim();
            using var letGo = new ManualResetEventSlim();
            var first = socket.Expect(target);
            var holding = socket
                .WaitAsync(first, Patience)
                .ContinueWith(
                    _ =>
                    {
                        held.Set();
                        letGo.Wait(Patience);
                    },
                    TaskContinuationOptions.ExecuteSynchronously
                );
            Assert.True(socket.TrySend(first, 0));
            Assert.True(held.Wait(Patience));

            var second = socket.Expect(target);
            var sentAt = TimeProvider.System.GetTimestamp();
            Assert.True(socket.TrySend(second, 0));
            var wait = socket.WaitAsync(second, Patience);
            Assert.False(wait.Wait(busy));
            letGo.Set();

            Assert.True(wait.Wait(Patience));
            Assert.True(second.HasReply);
            Assert.True(holding.Wait(Patience));
            return (
                TimeProvider.System.GetElapsedTime(sentAt, second.Arrival.ReadAt),
                second.Arrival.Since(sentAt, TimeProvider.System)
            );
        });

        Assert.InRange(read, busy, TimeSpan.MaxValue);
        Assert.InRange(came, TimeSpan.Zero, read - (busy / 2));
    }

    /// <summary>The threads that read replies in the network of this thread, whatever other tests have theirs.</summary>
    private static List<string> Readers()
    {
        var network = new FileInfo("/proc/thread-self/ns/net").LinkTarget;
        return [.. Directory.EnumerateDirectories("/proc/self/task").Where(IsReader)];

        bool IsReader(string thread)
        {
            try
            {
                return File.ReadAllText($"{thread}/comm").StartsWith("ICMP", StringComparison.Ordinal)
                    && new FileInfo($"{thread}/ns/net").LinkTarget == network;
            }
            catch (IOException)
            {
                return false; // It has ended meanwhile.
            }
        }
    }
}
