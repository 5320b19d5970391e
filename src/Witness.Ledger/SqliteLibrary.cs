using System.Runtime.InteropServices;
using SQLitePCL;

namespace Witness.Ledger;

/// <summary>The system's own libsqlite3, which gets its security updates with the system.</summary>
internal static class SqliteLibrary
{
    private const int OldestVersion = 3_037_000; // STRICT tables

    private static readonly Lazy<string?> Fault = new(Load);

    /// <summary>Loads the library, once.</summary>
    /// <exception cref="LedgerException">It is missing or too old.</exception>
    public static void Require()
    {
        if (Fault.Value is { } fault)
        {
            throw new LedgerException(fault);
        }
    }

    private static string? Load()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, _, _) => name == "e_sqlite3" ? Handle() : IntPtr.Zero
        );
        if (Handle() == IntPtr.Zero)
        {
            return "the library libsqlite3.so.0 is not installed: install the package libsqlite3-0";
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return raw.sqlite3_libversion_number() < OldestVersion
            ? $"the library libsqlite3 is of version {raw.sqlite3_libversion().utf8_to_string()}, and 3.37 is needed: upgrade the package libsqlite3-0"
            : null;
    }

    private static IntPtr Handle() => NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : IntPtr.Zero;
}
