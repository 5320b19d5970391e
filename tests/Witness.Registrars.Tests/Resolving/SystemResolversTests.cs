using Witness.Registrars.Resolving;

namespace Witness.Registrars.Tests.Resolving;

public sealed class SystemResolversTests
{
    [Fact]
    public void Three_at_most_are_taken_in_their_order_and_nothing_else()
    {
        string[] lines =
        [
            "# nameserver 192.0.2.9",
            "search example.test",
            "nameserver 192.0.2.1",
            "nameserver\t2001:db8::1  # ours",
            "nameserver none",
            "nameserver",
            "options edns0",
            "nameserver 192.0.2.3",
            "nameserver 192.0.2.4",
        ];
        Assert.Equal(
            ["192.0.2.1:53", "[2001:db8::1]:53", "192.0.2.3:53"],
            SystemResolvers.Parse(lines).Select(server => server.ToString())
        );
    }

    [Fact]
    public void Without_any_this_machine_itself_is_asked()
    {
        Assert.Equal("127.0.0.1:53", Assert.Single(SystemResolvers.Parse([])).ToString());
        Assert.Equal("127.0.0.1:53", Assert.Single(SystemResolvers.Read("/nonexistent/resolv.conf")).ToString());
    }
}
