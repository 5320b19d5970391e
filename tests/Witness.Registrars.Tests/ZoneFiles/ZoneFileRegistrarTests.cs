using System.Text;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Registrars.Tests.ZoneFiles;

public sealed class ZoneFileRegistrarTests : IDisposable
{
    private const string Text = "$TTL 60\n@ SOA ns1 host 7 1 1 1 1\n@ NS ns1\nns1 A 192.0.2.53\nwww A 203.0.113.11\n";
    private static readonly DomainName Name = DomainName.Parse("example.test");
    private static readonly FixedTime Time = new(new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero));
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;

    public ZoneFileRegistrarTests() => _file = _directory.Write(Name.Text, Text);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Mode_and_neighbours_stay_as_they_are()
    {
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(_file, mode);

        await RemoveAsync(Registrar());

        Assert.Equal(mode, File.GetUnixFileMode(_file));
        string[] files = [_directory.File($".{Name}.witness"), _file];
        Assert.Equal(files, Directory.GetFiles(_directory.Path).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Only root can give a file away; for anybody else it is their own before and after.</summary>
    [Fact]
    public async Task Owner_and_group_stay_as_they_are()
    {
        const uint nobody = 65534;
        if (Environment.IsPrivilegedProcess)
        {
            new FileOwner(nobody, nobody).Take(_file);
        }

        var owner = FileOwner.Of(_file);
        Assert.Equal(Environment.IsPrivilegedProcess, owner.User == nobody);

        await RemoveAsync(Registrar());

        Assert.Equal(owner, FileOwner.Of(_file));
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        _directory.Write("real/zone", Text);
        File.Delete(_file);
        File.CreateSymbolicLink(_file, _directory.File("real/zone"));

        await RemoveAsync(Registrar());

        Assert.NotNull(new FileInfo(_file).LinkTarget);
        Assert.DoesNotContain("203.0.113.11", Read(_directory.File("real/zone")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_may_have_a_file_of_another_name()
    {
        _directory.Write("sub/db.example", Text.Replace(" 7 ", " 41 ", StringComparison.Ordinal));
        var settings = new ZoneFileSettings(_directory.Path)
        {
            Files = new Dictionary<DomainName, string> { [Name] = "sub/db.example" },
        };

        await RemoveAsync(new ZoneFileRegistrar("files", settings, Time));

        Assert.Contains(" 42 ", Read(_directory.File("sub/db.example")), StringComparison.Ordinal);
        Assert.Equal(Text, Read(_file));
    }

    [Fact]
    public async Task The_server_is_told_once_after_every_change()
    {
        var log = _directory.File("log");
        var registrar = Registrar("sh", "-c", $"grep -c 203.0.113.11 {_file} >> {log}; true");

        await RemoveAsync(registrar);
        await registrar.ReadAsync(Name, Token);

        Assert.Equal("0\n", Read(log));
    }

    [Fact]
    public async Task A_rehearsal_replaces_the_file_by_the_same_bytes_and_tells_the_server()
    {
        var log = _directory.File("log");
        var registrar = Registrar("sh", "-c", $"echo told >> {log}");
        var zone = await registrar.ReadAsync(Name, Token);
        File.SetLastWriteTimeUtc(_file, DateTime.UnixEpoch);

        await registrar.ApplyAsync(ZoneChange.Rehearsal(zone, [.. zone.AddressRecords]), Token);

        Assert.Equal(("told\n", Text), (Read(log), Read(_file)));
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_file));
    }

    [Fact]
    public async Task A_server_that_was_not_told_is_told_before_the_zone_is_read_again()
    {
        var (broken, log) = (_directory.Write("broken", ""), _directory.File("log"));
        var registrar = Registrar(
            "sh",
            "-c",
            $"test ! -e {broken} || {{ echo no such server >&2; exit 4; }}; echo told >> {log}"
        );

        var error = await Assert.ThrowsAsync<RegistrarException>(() => RemoveAsync(registrar));
        Assert.Equal(RegistrarFault.Unclear, error.Fault);
        Assert.Contains("exit status 4: no such server", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.11", Read(_file), StringComparison.Ordinal);

        await Assert.ThrowsAsync<RegistrarException>(() => registrar.ReadAsync(Name, Token));
        File.Delete(broken);
        var another = Registrar("sh", "-c", $"echo told >> {log}");
        Assert.DoesNotContain((await another.ReadAsync(Name, Token)).Records, record => record.Data == "203.0.113.11");
        await another.ReadAsync(Name, Token);
        Assert.Equal("told\n", Read(log));
    }

    [Fact]
    public async Task A_look_leaves_no_file_behind()
    {
        var zone = await Registrar("false").LookAsync(Name, Token);

        Assert.Contains(zone.Records, record => record.Data == "203.0.113.11");
        Assert.Null(zone.Unfinished);
        Assert.Equal([_file], Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task A_look_says_that_a_reload_is_owed_and_runs_nothing()
    {
        var (log, debt) = (_directory.File("log"), _directory.File($".{Name}.witness"));
        await Assert.ThrowsAsync<RegistrarException>(() => RemoveAsync(Registrar("false")));
        var owed = File.GetLastWriteTimeUtc(debt);
        var registrar = Registrar("sh", "-c", $"echo told >> {log}");

        Zone zone;
        using (await ZoneFileLock.TakeAsync(_file, TimeProvider.System, Token))
        {
            zone = await registrar.LookAsync(Name, Token);
        }

        Assert.DoesNotContain(zone.Records, record => record.Data == "203.0.113.11");
        Assert.StartsWith("its file has been changed, and its server has not been told by 'sh -c", zone.Unfinished);
        Assert.False(File.Exists(log));
        Assert.True(ZoneFileLock.IsReloadOwed(_file));
        Assert.Equal(owed, File.GetLastWriteTimeUtc(debt));
    }

    [Fact]
    public async Task A_reload_that_is_owed_is_made_good_by_the_next_change()
    {
        var log = _directory.File("log");
        await Assert.ThrowsAsync<RegistrarException>(() => RemoveAsync(Registrar("false")));
        var registrar = Registrar("sh", "-c", $"grep -c 192.0.2.53 {_file} >> {log}; true");
        var zone = await registrar.LookAsync(Name, Token);

        await registrar.ApplyAsync(
            new ZoneChange(zone, [zone.Records.Single(record => record.Data == "192.0.2.53")], []),
            Token
        );

        Assert.Equal("1\n0\n", Read(log));
        Assert.False(ZoneFileLock.IsReloadOwed(_file));
    }

    [Fact]
    public async Task A_daemon_that_only_watches_makes_a_reload_good_that_is_owed()
    {
        var log = _directory.File("log");
        await Assert.ThrowsAsync<RegistrarException>(() => RemoveAsync(Registrar("false")));
        var fleet = new Fleet([], [new ZoneSettings(Name, "files", Names: null)]);
        using var book = new RegistrarBook(fleet.Zones, [Registrar("sh", "-c", $"echo told >> {log}")], Time);
        var watch = new ZoneWatch(fleet, book, Time);

        var sightings = await watch.LookAsync(someoneIsOut: false, Token);
        await watch.LookAsync(someoneIsOut: false, Token);

        Assert.Single(sightings.Readings);
        Assert.Equal("told\n", Read(log));
        Assert.False(ZoneFileLock.IsReloadOwed(_file));
    }

    [Fact]
    public async Task A_file_that_somebody_edited_is_stale_and_stays()
    {
        var registrar = Registrar();
        var zone = await registrar.ReadAsync(Name, Token);
        var edited = Text + "; a comment, and be it only that\n";
        _directory.Write(Name.Text, edited);

        await Assert.ThrowsAsync<StaleZoneException>(() => registrar.ApplyAsync(Removal(zone), Token));

        Assert.Equal(edited, Read(_file));
    }

    [Fact]
    public async Task A_file_that_is_included_is_read_and_is_part_of_the_state()
    {
        _directory.Write(Name.Text, Text + "$INCLUDE more sub\n");
        _directory.Write("more", "a A 192.0.2.7\n");
        var registrar = Registrar();
        var zone = await registrar.ReadAsync(Name, Token);
        Assert.Contains(zone.Records, record => record.Name == DomainName.Parse("a.sub.example.test"));
        _directory.Write("more", "a A 192.0.2.8\n");

        await Assert.ThrowsAsync<StaleZoneException>(() => registrar.ApplyAsync(Removal(zone), Token));
    }

    [Fact]
    public async Task Two_writers_take_turns()
    {
        var registrar = Registrar();
        var zone = await registrar.ReadAsync(Name, Token);
        Task applying;
        using (await ZoneFileLock.TakeAsync(_file, TimeProvider.System, Token))
        {
            applying = registrar.ApplyAsync(Removal(zone), Token);
            Assert.False(applying.IsCompleted);
            Assert.Equal(Text, Read(_file));
        }

        await applying;
        Assert.DoesNotContain("203.0.113.11", Read(_file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_the_file_cannot_say_is_refused_and_nothing_is_written()
    {
        var registrar = Registrar();
        var zone = await registrar.ReadAsync(Name, Token);
        var added = new DnsRecord(
            DomainName.Within(Name, "txt"),
            "TXT",
            60,
            "two  spaces ; and what looks like a comment"
        );

        var error = await Assert.ThrowsAsync<RegistrarException>(() =>
            registrar.ApplyAsync(new ZoneChange(zone, [], [added]), Token)
        );

        Assert.Equal(RegistrarFault.Refused, error.Fault);
        Assert.Equal(Text, Read(_file));
    }

    private ZoneFileRegistrar Registrar(params string[] reload) =>
        new("files", new ZoneFileSettings(_directory.Path) { Reload = reload.Length == 0 ? null : reload }, Time);

    private static async Task RemoveAsync(ZoneFileRegistrar registrar) =>
        await registrar.ApplyAsync(Removal(await registrar.ReadAsync(Name, Token)), Token);

    private static ZoneChange Removal(Zone zone) =>
        new(zone, [zone.Records.Single(record => record.Data == "203.0.113.11")], []);

    private static string Read(string path) => File.ReadAllText(path, Encoding.Latin1);
}
