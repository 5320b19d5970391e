using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

public sealed class ZoneFileContractTests : SerialContract, IDisposable
{
    private static readonly DomainName Zone = DomainName.Parse("example.test");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private protected override Task<ZoneUnderTest> NewZoneAsync() =>
        Task.FromResult<ZoneUnderTest>(new FileZone(_directory, Zone, ContractZone.MasterFile(Zone)));

    private protected override Task<IReadOnlyList<FailingRegistrar>> FailingAsync() =>
        Task.FromResult<IReadOnlyList<FailingRegistrar>>([
            Failing("an empty file", "", RegistrarFault.Unclear),
            Failing("only comments", "; nothing\n", RegistrarFault.Unclear),
            Failing("no SOA", "$TTL 60\n@ NS ns1\n", RegistrarFault.Unclear),
            Failing("an HTML page", "<html>503</html>\n", RegistrarFault.Unclear),
            Failing("cut in a parenthesis", "$TTL 60\n@ SOA a b ( 1 2 3", RegistrarFault.Unclear),
            Failing("no file", null, RegistrarFault.Configuration),
            Failing("a journal", ContractZone.MasterFile(Zone), RegistrarFault.Configuration, ".jnl"),
        ]);

    /// <summary>The read first settles a reload that is owed, and this one's server takes its time.</summary>
    private protected override Task<HangingRegistrar> HangingAsync()
    {
        _directory.Write(Zone.Text, ContractZone.MasterFile(Zone));
        _directory.Write($".{Zone}.witness", "owed");
        var begun = _directory.File("begun");
        var settings = new ZoneFileSettings(_directory.Path)
        {
            Reload = ["sh", "-c", $": > {begun}; sleep 600 & wait"],
            ReloadTimeout = TimeSpan.FromMinutes(20),
        };
        var registrar = new ZoneFileRegistrar("files", settings, TimeProvider.System);
        return Task.FromResult(new HangingRegistrar(registrar, Zone, () => ExistsAsync(begun)));
    }

    private FailingRegistrar Failing(string why, string? text, RegistrarFault fault, string? beside = null)
    {
        var directory = why.Replace(' ', '-');
        if (text is not null)
        {
            _directory.Write(Path.Combine(directory, Zone.Text), text);
        }

        if (beside is not null)
        {
            _directory.Write(Path.Combine(directory, Zone.Text + beside), "");
        }

        var settings = new ZoneFileSettings(_directory.File(directory));
        return new FailingRegistrar(why, new ZoneFileRegistrar("files", settings, TimeProvider.System), Zone, fault);
    }

    private static async Task ExistsAsync(string path)
    {
        while (!File.Exists(path))
        {
            await Task.Delay(Pause, TimeProvider.System, Token);
        }
    }
}
