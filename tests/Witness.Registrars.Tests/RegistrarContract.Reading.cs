using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

public abstract partial class RegistrarContract
{
    [Fact]
    public async Task Every_record_is_read_with_name_type_ttl_and_data()
    {
        var zone = await NewZoneAsync();

        var read = await zone.ReadAsync();

        var held = await zone.HeldAsync();
        var lines = read.Records.Where(record => record.Type != "SOA").Select(ContractZone.Line);
        AssertLines(ReadsWholeZones ? held : held.Where(IsAddressOrAlias), lines);
        Assert.Equal(ReadsWholeZones, read.IsWhole);
        Assert.Equal(zone.Name, read.Name);
        Assert.Equal(ShowsSoa ? 1 : 0, read.Records.Count(record => record.Type == "SOA"));
    }

    [Fact]
    public async Task A_zone_at_rest_is_read_twice_alike()
    {
        var zone = await NewZoneAsync();

        var (first, second) = (await zone.ReadAsync(), await zone.ReadAsync());

        Assert.Equal(first.Version, second.Version);
        Assert.Equal(first.Records.ToHashSet(), second.Records.ToHashSet());
    }

    [Fact]
    public async Task A_look_shows_what_a_reading_does_and_leaves_the_zone_as_it_is()
    {
        var zone = await NewZoneAsync();
        var held = await zone.HeldAsync();

        var looked = await zone.Registrar.LookAsync(zone.Name, Token);

        Assert.Equal(held, await zone.HeldAsync());
        var read = await zone.ReadAsync();
        Assert.Equal((read.Version, read.IsWhole, null), (looked.Version, looked.IsWhole, looked.Unfinished));
        Assert.Equal(read.Records.ToHashSet(), looked.Records.ToHashSet());
    }

    [Fact]
    public async Task A_read_that_fails_is_an_error_and_never_an_empty_zone()
    {
        foreach (var (why, registrar, zone, fault) in await FailingAsync())
        {
            var error = await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(zone, Token));
            Assert.True(error.Fault == fault, $"{why}: {error.Fault}: {error.Message}");
        }
    }

    [Fact]
    public async Task A_cancelled_read_ends_soon()
    {
        var (registrar, zone, reached) = await HangingAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var reading = registrar.ReadAsync(zone, cancellation.Token);
        await reached().WaitAsync(Patience, Token);
        Assert.False(reading.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience, Token));
    }

    private static bool IsAddressOrAlias(string line) => line.Split(' ')[2] is "A" or "AAAA" or "CNAME";
}
