using Witness.Doctor.Examinations;
using Witness.Hosting;
using Witness.Tests.Servers;

namespace Witness.Tests.Doctor;

/// <summary>What doctor says of a key, by a real BIND on loopback.</summary>
public sealed class RegistrarKeyTests(Named server) : IClassFixture<Named>, IDisposable
{
    private readonly Ward _ward = new() { Time = TimeProvider.System };

    public void Dispose() => _ward.Dispose();

    [Theory]
    [InlineData(Named.Key, "ok registrars: example.test at files: 12 records, read in ")]
    [InlineData(
        "d3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmctd3Jvbmchd3I=",
        "fail registrars: example.test at files cannot be read: "
    )]
    public async Task A_key_is_proven_by_reading_the_zone(string key, string finding)
    {
        _ward.Write("tsig.key", key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _ward.Registrars = configuration => RegistrarFactory.Build(configuration, TimeProvider.System);
        _ward.Configure(
            apex: Named.Zone.Text,
            registrars: $$"""
            "files": { "type": "rfc2136", "server": "127.0.0.1", "port": {{server.Port}}, "keyName": "witness", "key": { "file": "tsig.key" } }
            """
        );

        Assert.StartsWith(finding, Assert.Single(await _ward.ExamineAsync(new RegistrarExamination())));
    }
}
