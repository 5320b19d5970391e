using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Witness.Ledger;

/// <summary>
/// The ledger's tables, brought up to date script by script, each in a transaction of its own. <c>user_version</c> is the
/// number of the last script that ran; <c>application_id</c> marks the file as a ledger.
/// </summary>
internal static class Migrations
{
    private const long ApplicationId = 1464423507;

    /// <summary>The scripts' names, whose numbers of four digits are in order as texts are.</summary>
    private static readonly string[] Scripts =
    [
        .. typeof(Migrations)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The number of the newest script that this witness knows.</summary>
    public static long Newest => NumberOf(Scripts[^1]);

    /// <summary>Makes sure that nobody else's database is written into.</summary>
    /// <exception cref="LedgerException">The file holds something that is no ledger.</exception>
    public static void RequireLedgerOrNothing(SqliteConnection connection, string path)
    {
        if (
            Statement.Number(connection, "PRAGMA application_id") != ApplicationId
            && Statement.Number(connection, "SELECT count(*) FROM sqlite_schema") > 0
        )
        {
            throw new LedgerException(
                $"{path} is a database of some other program: check \"database\" in the configuration"
            );
        }
    }

    /// <summary>Runs the scripts that have not run yet.</summary>
    /// <exception cref="LedgerException">A newer witness has written the ledger.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        RefuseNewer(Version(connection), path);
        foreach (var script in Scripts)
        {
            var number = NumberOf(script);
            using var transaction = connection.BeginTransaction();
            if (Version(connection) < number)
            {
                Statement.Run(connection, TextOf(script));
                Statement.Run(connection, $"PRAGMA user_version = {number}");
            }

            transaction.Commit();
        }
    }

    /// <summary>Makes sure that the ledger can be read as it is.</summary>
    /// <exception cref="LedgerException">It is older or newer than this witness, or nothing is in it.</exception>
    public static void Require(SqliteConnection connection, string path)
    {
        RequireLedgerOrNothing(connection, path);
        var version = Version(connection);
        RefuseNewer(version, path);
        if (version == 0)
        {
            throw LedgerFile.Missing(path);
        }

        if (version < Newest)
        {
            throw new LedgerException(
                $"the ledger {path} is of version {version}, and this witness reads version {Newest}: restart the daemon, which brings it up to date"
            );
        }
    }

    private static void RefuseNewer(long version, string path)
    {
        if (version > Newest)
        {
            throw new LedgerException(
                $"the ledger {path} is of version {version}, and this witness knows versions up to {Newest}: install the newer witness that wrote it"
            );
        }
    }

    private static long Version(SqliteConnection connection) => Statement.Number(connection, "PRAGMA user_version");

    private static int NumberOf(string script) => int.Parse(script.Split('.')[^2], CultureInfo.InvariantCulture);

    private static string TextOf(string script)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
