using System.Globalization;
using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

/// <summary>A zone in a file, read past the registrar by BIND's own named-checkzone.</summary>
internal sealed class FileZone : ZoneUnderTest
{
    private readonly string _file;

    public FileZone(TemporaryDirectory directory, DomainName name, string text, IReadOnlyList<string>? reload = null)
    {
        Name = name;
        _file = directory.Write(name.Text, text);
        Registrar = new ZoneFileRegistrar(
            "files",
            new ZoneFileSettings(directory.Path) { Reload = reload },
            TimeProvider.System
        );
    }

    public override IRegistrar Registrar { get; }

    public override DomainName Name { get; }

    public override async Task<IReadOnlyList<string>> HeldAsync() => ServerText.Lines(await CompileAsync());

    public override async Task<uint> SerialAsync()
    {
        var words = (await CompileAsync()).Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return uint.Parse(words[Array.IndexOf(words, "SOA") + 3], CultureInfo.InvariantCulture);
    }

    /// <summary>The serials of the contract's zone are dates.</summary>
    public override uint SerialAfter(uint serial) => SoaSerial.After(serial, TimeProvider.System.GetUtcNow());

    public override async Task EditAsync(IReadOnlyList<string> remove, IReadOnlyList<string> add)
    {
        var text = await File.ReadAllTextAsync(_file, Encoding.Latin1);
        foreach (var line in remove)
        {
            text = Without(text, line);
        }

        await File.WriteAllTextAsync(_file, text + string.Join('\n', add) + "\n", Encoding.Latin1);
    }

    private string Without(string text, string line)
    {
        var words = line.Split(' ', 4);
        var name = DomainName.Parse(words[0]).RelativeTo(Name);
        var data = words[3].Replace($".{Name}.", "", StringComparison.Ordinal);
        var written = $"{name} {words[1]} IN {words[2]} {data}\n";
        Assert.Contains(written, text, StringComparison.Ordinal);
        return text.Replace(written, "", StringComparison.Ordinal);
    }

    private Task<string> CompileAsync() =>
        Tool.RunAsync("bind9-utils", "", ["named-checkzone", "-i", "none", "-k", "ignore", "-D", Name.Text, _file]);
}
