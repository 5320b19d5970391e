using Witness.Checks.Ping;
using Witness.Checks.Tests.Servers;

namespace Witness.Checks.Tests.Ping;

/// <summary>In networks of the tests' own, seen through proc(5).</summary>
public sealed class IcmpTests
{
    [Theory]
    [InlineData("127.0.0.1", "raw")]
    [InlineData("::1", "raw6")]
    public void While_nobody_asks_by_it_the_replies_to_others_are_not_kept_for_it(string address, string table)
    {
        var queue = OwnNetwork.Run(() =>
        {
            OwnNetwork.Ip("link set lo up");
            using var icmp = new Icmp(TimeProvider.System);

            OwnNetwork.Ping(address);

            // The columns: place, local and remote address, state, then tx_queue:rx_queue.
            var socket = Assert.Single(File.ReadLines($"/proc/thread-self/net/{table}").Skip(1));
            return socket.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        });

        Assert.Equal("00000000:00000000", queue);
    }
}
