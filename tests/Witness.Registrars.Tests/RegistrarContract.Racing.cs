using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

public abstract partial class RegistrarContract
{
    [Fact]
    public async Task A_set_that_grew_meanwhile_keeps_its_newcomer()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);
        var newcomer = zone.Line("www", 300, "A", "203.0.113.77");
        await zone.EditAsync([], [newcomer]);

        await ApplyOrStaleAsync(zone, change);

        Assert.Contains(newcomer, await zone.HeldAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_set_that_somebody_changed_is_stale_and_changes_nothing()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);
        await zone.EditAsync([zone.Line("api", 120, "A", Dead)], []);
        var held = await zone.HeldAsync();

        await Assert.ThrowsAsync<StaleZoneException>(() => zone.Registrar.ApplyAsync(change, Token));

        AssertLines(held, await zone.HeldAsync());
    }

    [Fact]
    public async Task Case_29_An_alias_made_meanwhile_is_never_joined_by_an_address()
    {
        var zone = await NewZoneAsync();
        var added = new DnsRecord(DomainName.Within(zone.Name, "fresh"), "A", 300, Dead);
        var change = Return(await zone.ReadAsync(), added);
        await zone.EditAsync([], [zone.Line("fresh", 300, "CNAME", $"www.{zone.Name}.")]);

        await Assert.ThrowsAsync<StaleZoneException>(() => zone.Registrar.ApplyAsync(change, Token));
    }

    [Fact]
    public async Task An_edit_elsewhere_in_the_zone_survives()
    {
        var zone = await NewZoneAsync();
        var change = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);
        var gone = zone.Line("ftp", 3600, "CNAME", $"www.{zone.Name}.");
        var come = zone.Line("acme", 60, "TXT", "\"token\"");
        await zone.EditAsync([gone], [come]);

        await ApplyOrStaleAsync(zone, change);

        var held = await zone.HeldAsync();
        Assert.Contains(come, held, StringComparer.Ordinal);
        Assert.DoesNotContain(gone, held, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Case_29_Applying_twice_is_harmless()
    {
        var zone = await NewZoneAsync();
        var removal = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);
        await zone.Registrar.ApplyAsync(removal, Token);
        var without = await zone.HeldAsync();

        await ApplyOrStaleAsync(zone, removal);
        AssertLines(without, await zone.HeldAsync());

        var returning = Return(await zone.ReadAsync(), removal.Removed);
        await zone.Registrar.ApplyAsync(returning, Token);
        var with = await zone.HeldAsync();

        await ApplyOrStaleAsync(zone, returning);
        AssertLines(with, await zone.HeldAsync());
    }

    private static async Task ApplyOrStaleAsync(ZoneUnderTest zone, ZoneChange change)
    {
        try
        {
            await zone.Registrar.ApplyAsync(change, Token);
        }
        catch (StaleZoneException)
        {
            // One of the two answers that the contract allows; what is held afterwards decides.
        }
    }
}
