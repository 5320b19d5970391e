using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Witness.Registrars.ZoneFiles;

/// <summary>The user and the group that a file belongs to.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Group">The group's number.</param>
public readonly record struct FileOwner(uint User, uint Group)
{
    // struct statx (statx(2)) is the same on every architecture: stx_uid at 20, stx_gid at 24, 256 octets in all.
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const int Size = 256;

    /// <summary>The owner of a file.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static FileOwner Of(string path)
    {
        var result = new byte[Size];
        return Libc.StatX(Libc.WorkingDirectory, path, 0, Libc.OwnerAndGroup, result) == 0
            ? new FileOwner(
                BinaryPrimitives.ReadUInt32LittleEndian(result.AsSpan(UserOffset)),
                BinaryPrimitives.ReadUInt32LittleEndian(result.AsSpan(GroupOffset))
            )
            : throw new IOException($"the owner of {path} cannot be read: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Gives a file to this owner.</summary>
    /// <exception cref="UnauthorizedAccessException">Only root, or the owner within its groups, may.</exception>
    public void Take(string path)
    {
        if (Of(path) != this && Libc.ChangeOwner(path, User, Group) != 0)
        {
            throw new UnauthorizedAccessException(
                $"a new file cannot be given to user {User}, group {Group}, whom the old one belongs to ({Marshal.GetLastPInvokeErrorMessage()}): run witness as that user, with that group"
            );
        }
    }
}
