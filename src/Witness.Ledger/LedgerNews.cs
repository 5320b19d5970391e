namespace Witness.Ledger;

/// <summary>
/// Tells whoever looks into the ledger again and again when it is time to: soon while somebody writes into it, this process
/// or another, and seldom otherwise, for a look several times a second wakes the processor all day for nobody. That
/// something is written is told by the kernel (inotify(7)); where it cannot, looking often has to do.
/// </summary>
public sealed class LedgerNews : IDisposable
{
    /// <summary>
    /// What is written can be read a moment later, when it is safe on the disk, and the kernel tells nothing of that moment: it
    /// is looked for until it must have come, each time after as long again as it has been.
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>Between two looks at the least: to commit is to write many times, and a look at each would find nothing.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Where the kernel tells nothing.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    /// <summary>For what the kernel should have told and has not: some file systems that machines share tell nothing.</summary>
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private FileSystemWatcher? _watcher;
    private TaskCompletionSource _news = NewSource();
    private long _newsAt;
    private volatile bool _isTold;

    /// <summary>One that is told nothing.</summary>
    internal LedgerNews(TimeProvider time)
    {
        _time = time;
        _newsAt = time.GetTimestamp();
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="path">The ledger's file; its directory must be there.</param>
    /// <param name="time">The clock.</param>
    public static LedgerNews Of(string path, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var news = new LedgerNews(time);
        news.Listen(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path));
        return news;
    }

    /// <summary>Waits until it is time to look again.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var news = Volatile.Read(ref _news).Task; // before the time is looked at, or what comes between would be missed
        var age = _time.GetElapsedTime(Volatile.Read(ref _newsAt));
        var longest =
            !_isTold ? Often
            : age >= Fresh ? Seldom
            : age;
        await news.WaitAsync(longest, _time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Pause, _time, cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => _watcher?.Dispose();

    private void Listen(string path)
    {
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "-wal")
        {
            NotifyFilter = NotifyFilters.LastWrite,
        };
        _watcher.Changed += (_, _) => Tell();
        _watcher.Error += (_, _) => GiveUp();
        _isTold = true;
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            GiveUp();
        }
    }

    /// <summary>
    /// This user may have used up what the kernel gives (fs.inotify in sysctl(8)), or may not list the directory, or so much
    /// was written that some of it could not be told, after which .NET tells nothing more.
    /// </summary>
    private void GiveUp()
    {
        _isTold = false;
        Tell();
    }

    private void Tell()
    {
        Volatile.Write(ref _newsAt, _time.GetTimestamp());
        Interlocked.Exchange(ref _news, NewSource()).TrySetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
