using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>Opens connections to the ledger's file, each kind with no more rights than it needs.</summary>
internal static class LedgerFile
{
    /// <summary>A group of operators may read the ledger and write orders into it; others may do nothing.</summary>
    public const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>So long a writer waits for another one.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    /// <summary>For the daemon: makes the file where there is none and brings its tables up to date.</summary>
    /// <exception cref="LedgerException">It cannot be made, opened or brought up to date.</exception>
    public static SqliteConnection OpenOrCreate(string path)
    {
        RequireDirectoryOf(path);
        return LedgerFault.Guard(
            path,
            () =>
            {
                CreateWithMode(path);
                return Open(path, SqliteOpenMode.ReadWrite, connection => PrepareForDaemon(connection, path));
            }
        );
    }

    /// <summary>For readers: changes nothing, creates nothing and holds up nobody.</summary>
    /// <exception cref="LedgerException">There is no ledger, or this user may not read it.</exception>
    public static SqliteConnection OpenToRead(string path)
    {
        RequireFile(path);

        // To read in the presence of a write-ahead log SQLite makes files beside it where they are missing. Without a log
        // there is no daemon either, and the file itself holds everything.
        var source = File.Exists(path + "-wal") ? path : $"file:{Escaped(path)}?immutable=1";
        return LedgerFault.Guard(
            path,
            () => Open(source, SqliteOpenMode.ReadOnly, connection => Migrations.Require(connection, path))
        );
    }

    /// <summary>For orders: writes into a ledger that is there and up to date.</summary>
    /// <exception cref="LedgerException">There is no ledger, or this user may not write into it.</exception>
    public static SqliteConnection OpenToOrder(string path)
    {
        RequireFile(path);
        return LedgerFault.Guard(
            path,
            () => Open(path, SqliteOpenMode.ReadWrite, connection => Migrations.Require(connection, path))
        );
    }

    /// <summary>Makes sure that there is a directory to put a file of the ledger into.</summary>
    public static void RequireDirectoryOf(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(directory))
        {
            throw new LedgerException(
                $"the directory {directory} of the ledger does not exist: create it, or correct \"database\" in the configuration"
            );
        }
    }

    private static void RequireFile(string path)
    {
        try
        {
            // Asks for the file without opening it: closing a second handle would drop this process's locks on it.
            File.GetAttributes(path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LedgerException(LedgerFault.Forbidden(path), error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(path);
        }
    }

    /// <summary>There is nothing to read yet.</summary>
    public static LedgerException Missing(string path) =>
        new($"no ledger at {path}: start the daemon first (witness run) or check \"database\" in the configuration");

    private static void CreateWithMode(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        // The -wal and -shm files get the mode of the database from SQLite. Set apart, because a umask would take from it.
        using var created = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        File.SetUnixFileMode(created.SafeFileHandle, Mode);
    }

    private static void PrepareForDaemon(SqliteConnection connection, string path)
    {
        Migrations.RequireLedgerOrNothing(connection, path);
        Statement.Run(connection, "PRAGMA auto_vacuum = INCREMENTAL"); // heeded only before the first table
        Statement.Run(connection, "PRAGMA journal_mode = WAL");
        Migrations.Apply(connection, path);
    }

    private static SqliteConnection Open(string source, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var options = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Patience.TotalSeconds,
        };
        var connection = new SqliteConnection(options.ToString());
        try
        {
            connection.Open();
            Statement.Run(connection, $"PRAGMA busy_timeout = {Patience.TotalMilliseconds}");
            Statement.Run(connection, "PRAGMA synchronous = FULL"); // NORMAL would lose the last commits at a power cut
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Escaped(string path) =>
        string.Join('/', Path.GetFullPath(path).Split('/').Select(Uri.EscapeDataString));
}
