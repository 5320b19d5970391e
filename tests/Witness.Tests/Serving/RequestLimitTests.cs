using System.Net;
using Witness.Core.Tests.Doubles;
using Witness.Serving;

namespace Witness.Tests.Serving;

public sealed class RequestLimitTests
{
    private static readonly IPAddress Visitor = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Another = IPAddress.Parse("192.0.2.2");
    private readonly ManualClock _clock = new();
    private readonly RequestLimit _limit;

    public RequestLimitTests() => _limit = new RequestLimit(burst: 4, perSecond: 2, _clock);

    [Fact]
    public void So_many_are_admitted_in_one_go_and_then_so_many_a_second()
    {
        Assert.Equal("yyyynn", Ask(6));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("yyn", Ask(3));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("yyyyn", Ask(5));
    }

    [Fact]
    public void Who_goes_on_asking_while_put_off_is_not_put_off_for_longer()
    {
        Ask(100);

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("yn", Ask(2));
    }

    [Fact]
    public void One_address_does_not_use_up_what_another_may_ask()
    {
        Ask(6);

        Assert.True(_limit.Admits(Another));
    }

    [Fact]
    public void Who_has_been_quiet_is_forgotten_for_others_and_who_has_not_is_not()
    {
        Crowd(RequestLimit.MostAddresses - 1);
        _clock.Advance(TimeSpan.FromHours(1));
        Ask(4);

        _limit.Admits(Another);

        Assert.Equal(2, _limit.Known);
        Assert.Equal("n", Ask(1));
    }

    [Fact]
    public void Who_is_known_makes_nobody_forgotten()
    {
        Ask(4);
        Crowd(RequestLimit.MostAddresses - 1);

        Crowd(1);

        Assert.Equal(RequestLimit.MostAddresses, _limit.Known);
        Assert.Equal("n", Ask(1));
    }

    [Fact]
    public void A_crowd_without_end_takes_no_memory_without_end()
    {
        Crowd(3 * RequestLimit.MostAddresses);

        Assert.InRange(_limit.Known, 1, RequestLimit.MostAddresses);
    }

    private string Ask(int times) =>
        string.Concat(Enumerable.Range(0, times).Select(_ => _limit.Admits(Visitor) ? 'y' : 'n'));

    private void Crowd(int size)
    {
        for (var number = 0; number < size; number++)
        {
            _limit.Admits(new IPAddress([10, 0, (byte)(number >> 8), (byte)number]));
        }
    }
}
