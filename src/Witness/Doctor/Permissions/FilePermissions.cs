using Witness.Registrars.ZoneFiles;

namespace Witness.Doctor.Permissions;

/// <summary>Whose a file is and what its mode allows (inode(7)). Access lists and the unit's sandbox are not seen.</summary>
/// <param name="Owner">The user and the group that it belongs to.</param>
/// <param name="Mode">Its mode.</param>
internal readonly record struct FilePermissions(FileOwner Owner, UnixFileMode Mode)
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The bits of the group and of others.</summary>
    private const int BeyondOwner = 0b111_111;

    /// <summary>True where somebody besides the owner may do anything.</summary>
    public bool IsOpenBeyondOwner => ((int)Mode & BeyondOwner) != 0;

    /// <summary>True where users who are neither the owner nor in the group may do anything.</summary>
    public bool IsOpenToOthers => (Mode & Others) != UnixFileMode.None;

    /// <summary>Those of a file or directory, links followed; null where it is not there, or this user may not look.</summary>
    public static FilePermissions? Of(string path)
    {
        try
        {
            return new FilePermissions(FileOwner.Of(path), File.GetUnixFileMode(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True where a user may do something. The first class that the user is in decides, be it the meanest.</summary>
    /// <param name="user">Who.</param>
    /// <param name="right">What, as the right of others; <see cref="UnixFileMode.OtherRead"/> to read.</param>
    public bool Allow(ServiceUser user, UnixFileMode right) =>
        user.IsRoot
        || (
            Owner.User == user.Id ? OwnerMay(right)
            : user.Groups.Contains(Owner.Group) ? GroupMay(right)
            : Mode.HasFlag(right)
        );

    /// <summary>True where the members of its group may do something.</summary>
    public bool GroupMay(UnixFileMode right) => Mode.HasFlag((UnixFileMode)((int)right << 3));

    private bool OwnerMay(UnixFileMode right) => Mode.HasFlag((UnixFileMode)((int)right << 6));

    /// <summary>As it is told: <c>root:witness 0640</c>.</summary>
    public string In(Accounts accounts) =>
        $"{accounts.UserName(Owner.User)}:{accounts.GroupName(Owner.Group)} {Convert.ToString((int)Mode, 8).PadLeft(4, '0')}";
}
