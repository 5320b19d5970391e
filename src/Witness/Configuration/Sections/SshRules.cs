using Witness.Checks.Ssh;

namespace Witness.Configuration.Sections;

/// <summary>Which keys of ssh go with which mode.</summary>
internal static class SshRules
{
    private static readonly Key[] Pins = [SshSection.HostKey, SshSection.KnownHosts];
    private static readonly Key[] LoginNeeds = [SshSection.User, SshSection.PrivateKey];

    /// <summary>Records the keys that a mode lacks, and those that it would ignore.</summary>
    public static void Check(SectionReader section, SshMode mode)
    {
        if (mode == SshMode.Banner)
        {
            RejectIdle(section, Pins, "banner pins no host key", "leave it out, or set mode to \"hostkey\"");
        }
        else
        {
            RequireOnePin(section, mode);
        }

        if (mode != SshMode.Login)
        {
            RejectIdle(
                section,
                [.. LoginNeeds, SshSection.Command],
                $"{Word(mode)} logs nobody in",
                "leave it out, or set mode to \"login\""
            );
            return;
        }

        foreach (var key in LoginNeeds.Where(key => !section.Has(key)))
        {
            section.Reject(
                key,
                $"is missing ({key.Description})",
                "mode \"login\" needs it; write it, or set mode to \"hostkey\""
            );
        }
    }

    private static void RequireOnePin(SectionReader section, SshMode mode)
    {
        var given = Pins.Count(section.Has);
        if (given == 0)
        {
            section.Reject(
                SshSection.HostKey,
                "is missing (the pinned host key's fingerprint)",
                $"mode \"{Word(mode)}\" needs it or a knownHosts file; write {SshSection.HostKey.Kind.Expected}"
            );
        }
        else if (given == 2)
        {
            section.Reject(
                SshSection.HostKey,
                "two pins are given, this and knownHosts",
                "keep one; null switches off one that comes from the defaults"
            );
        }
    }

    // What a node inherits and does not need does no harm: only what stands beside the mode is a mistake.
    private static void RejectIdle(SectionReader section, IEnumerable<Key> keys, string wrong, string right)
    {
        foreach (var key in keys.Where(section.IsOwn))
        {
            section.Reject(key, $"has no effect, for mode {wrong}", right);
        }
    }

    private static string Word(SshMode mode) => mode.ToString().ToLowerInvariant();
}
