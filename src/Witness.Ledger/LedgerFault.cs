using System.Text.Json;
using Microsoft.Data.Sqlite;
using Witness.Core;

namespace Witness.Ledger;

/// <summary>What SQLite's result codes (https://www.sqlite.org/rescode.html) mean to an operator.</summary>
internal static class LedgerFault
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The failure in a sentence with the remedy.</summary>
    private static LedgerException Of(string path, SqliteException error) =>
        new(
            error.SqliteErrorCode switch
            {
                Busy or Locked =>
                    $"the ledger {path} has been busy for {Phrase.Of(LedgerFile.Patience)}, somebody else is writing into it: try again",
                Permission or ReadOnly or CannotOpen => Forbidden(path),
                NotADatabase =>
                    $"{path} is no ledger and no SQLite database at all: check \"database\" in the configuration",
                Corrupt =>
                    $"the ledger {path} is damaged ({error.Message}): keep it, for it holds the records of nodes that are out, and put a copy from before in its place",
                Full => $"the disk of the ledger {path} is full: make room on it",
                _ => $"the ledger {path} failed ({error.Message}): check its disk, and the system's journal",
            },
            error
        );

    /// <summary>Runs something on the ledger, its failures told as <see cref="LedgerException"/>.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        SqliteLibrary.Require();
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw Of(path, error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LedgerException(Forbidden(path), error);
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            throw new LedgerException(
                $"the ledger {path} holds something that this witness cannot read ({error.Message}): was it changed by hand?",
                error
            );
        }
    }

    /// <summary>This user lacks the right, in a sentence with the remedy.</summary>
    public static string Forbidden(string path) =>
        $"this user may not open the ledger {path}, or the files {Path.GetFileName(path)}-wal and -shm beside it: join the group that owns them (ls -l {path} shows it), log in again, see that every directory above can be entered and, to give an order, that the daemon runs";
}
