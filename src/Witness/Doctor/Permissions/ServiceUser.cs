using Witness.Registrars.ZoneFiles;

namespace Witness.Doctor.Permissions;

/// <summary>
/// Whom the daemon runs as, to judge what it may read: doctor is often run by root, who may read everything, and an answer
/// for root says nothing of the service.
/// </summary>
/// <param name="Id">The user's number.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Group">The number of the group that files are best given to.</param>
/// <param name="GroupName">That group's name.</param>
/// <param name="Groups">All groups that it is known to be in; the unit may add others (<c>SupplementaryGroups=</c>).</param>
internal sealed record ServiceUser(uint Id, string Name, uint Group, string GroupName, IReadOnlySet<uint> Groups)
{
    /// <summary>The user that the package makes.</summary>
    private const string Packaged = "witness";
    private const uint Root = 0;

    /// <summary>True where this process runs as that user, and sees for itself what may be read.</summary>
    public bool IsThisProcess { get; init; }

    /// <summary>True of root, who may read everything.</summary>
    public bool IsRoot => Id == Root;

    /// <summary>Who sees what the service does, for remedies: <c>witness or root</c>.</summary>
    public string OrRoot => IsRoot ? Name : $"{Name} or root";

    /// <summary>
    /// The owner of the ledger, which the daemon makes. Where that is root's, who may have run a round by hand, or is not
    /// there yet, the owner of its directory, which systemd gives to the service's user; before the first start the user that
    /// the package has made.
    /// </summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="accounts">The users of this machine.</param>
    public static ServiceUser Of(string ledger, Accounts accounts)
    {
        var self = FileOwner.Of("/proc/self");
        var owners = new[] { OwnerOf(ledger), OwnerOf(Path.GetDirectoryName(ledger)!) }.OfType<FileOwner>().ToList();
        var owner =
            owners.Find(one => one.User != Root) is { User: not Root } found ? found
            : owners.Count > 0 ? owners[0]
            : accounts.UserNamed(Packaged) is { } user ? new FileOwner(user, accounts.GroupOf(user) ?? user)
            : self;
        uint[] groups =
        [
            owner.Group,
            .. accounts.GroupOf(owner.User) is { } own ? new[] { own } : [],
            .. accounts.OtherGroupsOf(owner.User),
        ];
        return new ServiceUser(
            owner.User,
            accounts.UserName(owner.User),
            owner.Group,
            accounts.GroupName(owner.Group),
            groups.ToHashSet()
        )
        {
            IsThisProcess = owner.User == self.User,
        };
    }

    private static FileOwner? OwnerOf(string path)
    {
        try
        {
            return FileOwner.Of(path);
        }
        catch (IOException)
        {
            // Not there, or this user may not look: whoever reads it tells.
            return null;
        }
    }
}
