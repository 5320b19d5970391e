namespace Witness.Doctor.Permissions;

/// <summary>
/// What is asked of the mode of a private key. ssh(1) takes no key of the calling user's own that is open to anybody else, and
/// asks nothing of a key that belongs to another user (<c>sshkey_perm_ok</c> in OpenSSH's authfile.c): root:witness 0640 is
/// right for the user witness, witness:witness 0640 is not.
/// </summary>
internal static class SshKeyRule
{
    /// <summary>What is wrong with a key for the service; null where nothing is, and where this user may not look.</summary>
    public static Finding? ObjectionTo(string path, ServiceAccess access)
    {
        if (FilePermissions.Of(path) is not { } key)
        {
            return null;
        }

        var what = $"SSH key {path}";
        return key.Owner.User == access.User.Id && key.IsOpenBeyondOwner
                ? Finding.Fail(
                    $"{what} ({access.Told(key)}) is not taken by ssh, for it is the service's own and open to others",
                    $"chmod 600 '{path}'"
                )
            : access.WhyNotRead(what, path) is { } closed ? closed
            : key.IsOpenToOthers
                ? Finding.Fail(
                    $"{what} ({access.Told(key)}) is open to every user of this machine",
                    access.Closing(path)
                )
            : null;
    }
}
