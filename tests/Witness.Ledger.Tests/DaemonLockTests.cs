namespace Witness.Ledger.Tests;

public sealed class DaemonLockTests : IDisposable
{
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_second_daemon_is_told_the_pid_of_the_first()
    {
        using var first = DaemonLock.TryTake(_temp.Path, 4711, out _);

        using var second = DaemonLock.TryTake(_temp.Path, 4712, out var holder);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal(4711, holder);
    }

    [Fact]
    public void Whoever_asks_for_the_daemon_sees_it_and_does_not_take_its_place()
    {
        Assert.Null(DaemonLock.Holder(_temp.Path));
        Assert.Equal("", _temp.Files);

        using (DaemonLock.TryTake(_temp.Path, 4711, out _))
        {
            Assert.Equal(4711, DaemonLock.Holder(_temp.Path));
        }

        Assert.Null(DaemonLock.Holder(_temp.Path));
        using var next = DaemonLock.TryTake(_temp.Path, 42, out _);
        Assert.Equal(42, DaemonLock.Holder(_temp.Path));
    }

    [Fact]
    public void A_groups_member_may_ask_for_the_daemon()
    {
        using var held = DaemonLock.TryTake(_temp.Path, 4711, out _);

        Assert.Equal("witness.db.lock", _temp.Files);
        Assert.Equal(LedgerFile.Mode, File.GetUnixFileMode(_temp.Path + ".lock"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_killed_daemon_has_left_the_lock_behind_open()
    {
        using var victim = Victim.Run(_temp.Path);
        await victim.KillAfterAsync(commits: 1);

        Assert.Null(DaemonLock.Holder(_temp.Path));
        using var mine = DaemonLock.TryTake(_temp.Path, 42, out _);
        Assert.NotNull(mine);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_running_daemon_is_seen_from_another_process()
    {
        using var victim = Victim.Run(_temp.Path);
        await victim.CommittedAsync(1);

        Assert.Equal(victim.Pid, DaemonLock.Holder(_temp.Path));
        using var mine = DaemonLock.TryTake(_temp.Path, 42, out var holder);
        Assert.Null(mine);
        Assert.Equal(victim.Pid, holder);
    }

    [Fact]
    public void A_lock_without_a_directory_names_it()
    {
        var error = Assert.Throws<LedgerException>(() => DaemonLock.TryTake("/nonexistent/witness.db", 1, out _));

        Assert.StartsWith("the directory /nonexistent of the ledger does not exist", error.Message);
    }
}
