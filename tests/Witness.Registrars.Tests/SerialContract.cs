using Witness.Core.Dns;

namespace Witness.Registrars.Tests;

/// <summary>What a registrar must do beside the contract of all, where its zones show their serial.</summary>
public abstract class SerialContract : RegistrarContract
{
    [Fact]
    public async Task The_serial_rises_once_per_change()
    {
        var zone = await NewZoneAsync();
        var serial = await zone.SerialAsync();
        var read = await zone.ReadAsync();

        await zone.Registrar.ApplyAsync(new ZoneChange(read, [], []), Token);
        Assert.Equal(serial, await zone.SerialAsync());

        await zone.Registrar.ApplyAsync(RemovalOf(read, Dead, DeadV6), Token);
        Assert.Equal(zone.SerialAfter(serial), await zone.SerialAsync());
    }
}
