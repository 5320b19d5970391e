using Witness.Doctor.Permissions;
using Witness.Registrars.ZoneFiles;

namespace Witness.Tests.Doctor.Permissions;

/// <summary>Users to judge permissions for; none of them is whoever runs the tests.</summary>
internal static class Users
{
    public const uint Number = 4711;

    public static Accounts Accounts { get; } =
        Accounts.Of(
            $"root:x:0:0:root:/root:/bin/sh\nwitness:x:{Number}:{Number}::/var/lib/witness:/usr/sbin/nologin\n",
            $"root:x:0:\nwitness:x:{Number}:\nbind:x:53:bind,witness\n"
        );

    /// <summary>A service's user who owns nothing here, and is in no group that does.</summary>
    public static ServiceUser Witness { get; } =
        new(Number, "witness", Number, "witness", new HashSet<uint> { Number });

    /// <summary>One who is in the group of a file.</summary>
    public static ServiceUser MemberOf(string file) =>
        Witness with
        {
            Groups = new HashSet<uint> { Number, FileOwner.Of(file).Group },
        };

    /// <summary>A file's owner, as another process than this one.</summary>
    public static ServiceUser OwnerOf(string file) =>
        Witness with
        {
            Id = FileOwner.Of(file).User,
            Groups = new HashSet<uint> { FileOwner.Of(file).Group },
        };
}
