namespace Witness.Doctor.Permissions;

/// <summary>
/// Whether the service may read files, judged by owners and modes for its user rather than for whoever runs doctor, and how to
/// let it without opening them to others.
/// </summary>
/// <param name="user">Whom the daemon runs as.</param>
/// <param name="accounts">The users of this machine.</param>
internal sealed class ServiceAccess(ServiceUser user, Accounts accounts)
{
    /// <summary>Whom the daemon runs as.</summary>
    public ServiceUser User => user;

    /// <summary>What keeps the service from reading a file; null where nothing does, and where this process can try for itself.</summary>
    /// <param name="what">The file in words, for the finding.</param>
    /// <param name="path">The file.</param>
    public Finding? WhyNotRead(string what, string path) => user.IsThisProcess ? null : Judge(what, path);

    /// <summary>What it means that this process was refused a file.</summary>
    public Finding Refused(string what, string path)
    {
        if (!user.IsThisProcess || user.IsRoot)
        {
            return Finding.Warn($"{what} may not be read by this user", $"run doctor as {user.OrRoot}");
        }

        return Judge(what, path)
            ?? Finding.Fail(
                $"{what} may not be read by {Who}, although its mode would allow that",
                "see what else forbids it: getfacl shows access lists, systemctl cat the unit's sandbox"
            );
    }

    /// <summary>The command that closes a file to all but its owner and group, so that the service can read it still.</summary>
    public string Closing(string path) =>
        FilePermissions.Of(path) is { } file && !MayReadOnceClosed(file)
            ? $"chgrp {user.GroupName} '{path}' && chmod g+r,o-rwx '{path}'"
            : $"chmod o-rwx '{path}'";

    /// <summary>A file's owner, group and mode, as they are told.</summary>
    public string Told(FilePermissions permissions) => permissions.In(accounts);

    private Finding? Judge(string what, string path)
    {
        if (user.IsRoot || FilePermissions.Of(path) is not { } permissions)
        {
            return null;
        }

        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        return ClosedAbove(file) is { } directory
                ? Finding.Fail(
                    $"{what} stands in {directory} ({FilePermissions.Of(directory)?.In(accounts)}), where {Who}, may not enter",
                    "put it where the configuration is, and correct its path there"
                )
            : permissions.Allow(user, UnixFileMode.OtherRead) ? null
            : permissions.GroupMay(UnixFileMode.OtherRead) && permissions.Owner.User != user.Id
                ? OfAnotherGroup(what, file, permissions)
            : Finding.Fail(
                $"{what} ({permissions.In(accounts)}) may not be read by {Who}",
                LettingRead(file, permissions)
            );
    }

    private string Who => $"{user.Name}, whom the service runs as";

    private bool MayReadOnceClosed(FilePermissions file) =>
        (file with { Mode = (UnixFileMode)((int)file.Mode & ~0b111) }).Allow(user, UnixFileMode.OtherRead);

    private string LettingRead(string path, FilePermissions file) =>
        file.Owner.User == user.Id ? $"chmod u+r '{path}'"
        : user.Groups.Contains(file.Owner.Group) ? $"chmod g+r '{path}'"
        : $"chgrp {user.GroupName} '{path}' && chmod g+r '{path}'";

    /// <summary>The unit may add groups to the user's own, which cannot be seen from here.</summary>
    private Finding OfAnotherGroup(string what, string path, FilePermissions file)
    {
        var group = accounts.GroupName(file.Owner.Group);
        return Finding.Warn(
            $"{what} ({file.In(accounts)}) may be read by the group {group} alone, in which {user.Name} is only where the unit says SupplementaryGroups={group}",
            $"unless it does, chgrp {user.GroupName} '{path}'"
        );
    }

    /// <summary>The first directory on the way that the service may not go through (path_resolution(7)); null where it may.</summary>
    private string? ClosedAbove(string file)
    {
        var above = new Stack<string>();
        for (
            var directory = Path.GetDirectoryName(file);
            directory is not null;
            directory = Path.GetDirectoryName(directory)
        )
        {
            above.Push(directory);
        }

        return above.FirstOrDefault(directory =>
            FilePermissions.Of(directory) is { } permissions
            && !permissions.Allow(user, UnixFileMode.OtherExecute)
            && !permissions.GroupMay(UnixFileMode.OtherExecute)
        );
    }
}
