using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

public abstract partial class RegistrarContract
{
    [Fact]
    public async Task One_address_of_a_set_leaves_and_nothing_else()
    {
        var zone = await NewZoneAsync();
        var www = DomainName.Within(zone.Name, "www");

        var change = Removal(await zone.ReadAsync(), record => record.Name == www && record.Data == Dead);

        Assert.Single(change.Removed);
        await ApplyAndCompareAsync(zone, change);
    }

    [Fact]
    public async Task The_last_address_of_a_name_leaves()
    {
        var zone = await NewZoneAsync();
        var api = DomainName.Within(zone.Name, "api");

        await ApplyAndCompareAsync(zone, Removal(await zone.ReadAsync(), record => record.Name == api));

        Assert.Empty((await zone.ReadAsync()).At(api));
    }

    [Fact]
    public async Task A_node_leaves_all_its_names_in_one_change()
    {
        var zone = await NewZoneAsync();

        var change = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);

        Assert.Equal(6, change.Removed.Count);
        await ApplyAndCompareAsync(zone, change);
    }

    [Theory]
    [InlineData("*.apps")]
    [InlineData("upper")]
    [InlineData("@")]
    public async Task A_name_of_its_own_kind_is_a_name(string name)
    {
        var zone = await NewZoneAsync();
        var owner = DomainName.Within(zone.Name, name);

        var change = Removal(await zone.ReadAsync(), record => record.Name == owner && record.Data == Dead);

        Assert.Single(change.Removed);
        await ApplyAndCompareAsync(zone, change);
    }

    [Fact]
    public async Task What_left_returns_exactly()
    {
        var zone = await NewZoneAsync();
        var held = await zone.HeldAsync();
        var removal = RemovalOf(await zone.ReadAsync(), Dead, DeadV6);
        await zone.Registrar.ApplyAsync(removal, Token);

        await zone.Registrar.ApplyAsync(Return(await zone.ReadAsync(), removal.Removed), Token);

        AssertLines(held, await zone.HeldAsync());
    }

    [Fact]
    public async Task An_address_enters_however_it_is_spelled()
    {
        var zone = await NewZoneAsync();
        var added = new DnsRecord(DomainName.Within(zone.Name, "www"), "AAAA", 300, "2001:DB8:0:0::C:0013");

        await ApplyAndCompareAsync(zone, Return(await zone.ReadAsync(), added));

        Assert.Contains((await zone.ReadAsync()).Records, added.IsSameAs);
    }

    [Fact]
    public async Task An_address_that_is_there_already_does_not_enter_twice()
    {
        var zone = await NewZoneAsync();
        var held = await zone.HeldAsync();
        var read = await zone.ReadAsync();

        await zone.Registrar.ApplyAsync(Return(read, [.. read.AddressRecords.Where(it => it.Data == Dead)]), Token);

        AssertLines(held, await zone.HeldAsync());
        Assert.Equal(read.Records.Count, (await zone.ReadAsync()).Records.Count);
    }

    [Fact]
    public async Task One_leaves_and_another_enters_in_one_change()
    {
        var zone = await NewZoneAsync();
        var read = await zone.ReadAsync();
        var www = DomainName.Within(zone.Name, "www");
        var leaving = read.At(www).Single(record => record.Data == Dead);

        await ApplyAndCompareAsync(zone, new ZoneChange(read, [leaving], [leaving with { Data = "203.0.113.99" }]));
    }

    [Fact]
    public async Task Case_33_An_address_beside_an_alias_is_refused()
    {
        var zone = await NewZoneAsync();
        var held = await zone.HeldAsync();
        var added = new DnsRecord(DomainName.Within(zone.Name, "ftp"), "A", 300, Dead);

        var change = Return(await zone.ReadAsync(), added);

        var error = await Assert.ThrowsAsync<RegistrarException>(() => zone.Registrar.ApplyAsync(change, Token));
        Assert.Equal(RegistrarFault.Refused, error.Fault);
        AssertLines(held, await zone.HeldAsync());
    }
}
