using System.Runtime.InteropServices;

namespace Witness.Hosting;

/// <summary>How the C library manages the memory of what is not managed: the runtime itself, OpenSSL, SQLite.</summary>
internal static partial class NativeHeap
{
    private const int MmapThreshold = -3; // M_MMAP_THRESHOLD of <malloc.h>

    /// <summary>In pieces of this size the just-in-time compiler takes what it needs for a method.</summary>
    public const int LargeFrom = 64 * 1024;

    /// <summary>
    /// Has the heap not grow for large pieces: they are mappings of their own, the kernel's again once they are freed
    /// (mallopt(3)). The compiler takes and frees megabytes while a daemon is young, and the heap would keep them for the rest
    /// of its life, because something small that stays lies above them.
    /// </summary>
    public static void MapLargePieces() => _ = Set(MmapThreshold, LargeFrom);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);
}
