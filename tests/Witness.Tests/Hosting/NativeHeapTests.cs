using System.Runtime.InteropServices;
using Witness.Hosting;

namespace Witness.Tests.Hosting;

public sealed class NativeHeapTests
{
    private const int Page = 4096;
    private const int Note = 16;

    /// <summary>More than this process can have freed and kept.</summary>
    private const int Many = 1000;

    [Fact]
    public void The_heap_does_not_grow_for_large_pieces_which_are_mappings_of_their_own()
    {
        NativeHeap.MapLargePieces();

        var pieces = Enumerable.Range(0, Many).Select(_ => Marshal.AllocHGlobal(NativeHeap.LargeFrom)).ToList();
        pieces.ForEach(Marshal.FreeHGlobal);

        // A mapping begins with a page, and the piece behind malloc's note of its size; on the heap it lies anywhere.
        Assert.All(pieces.TakeLast(8), piece => Assert.Equal(Note, piece % Page));
    }
}
