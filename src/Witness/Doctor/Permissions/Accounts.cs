using System.Globalization;

namespace Witness.Doctor.Permissions;

/// <summary>
/// The users and groups of this machine's own files (passwd(5), group(5)). Accounts that only a directory service knows are
/// told by their numbers.
/// </summary>
internal sealed class Accounts
{
    private readonly List<(string Name, uint Id, uint Group)> _users;
    private readonly List<(string Name, uint Id, IReadOnlyList<string> Members)> _groups;

    private Accounts(string users, string groups)
    {
        _users = [.. LinesOf(users, fields: 4).Select(line => (line[0], Number(line[2]), Number(line[3])))];
        _groups = [.. LinesOf(groups, fields: 4).Select(line => (line[0], Number(line[2]), MembersOf(line[3])))];
    }

    /// <summary>Those of this machine; none where the files cannot be read, as in a container without them.</summary>
    public static Accounts OfThisMachine() => new(Text("/etc/passwd"), Text("/etc/group"));

    /// <summary>Those of two texts.</summary>
    /// <param name="users">As in <c>/etc/passwd</c>.</param>
    /// <param name="groups">As in <c>/etc/group</c>.</param>
    public static Accounts Of(string users, string groups) => new(users, groups);

    /// <summary>The user of a name; null where there is none.</summary>
    public uint? UserNamed(string name) =>
        _users.Where(user => user.Name == name).Select(user => (uint?)user.Id).FirstOrDefault();

    /// <summary>A user's own group; null where the user is not known.</summary>
    public uint? GroupOf(uint user) =>
        _users.Where(one => one.Id == user).Select(one => (uint?)one.Group).FirstOrDefault();

    /// <summary>The groups that a user is in besides its own.</summary>
    public IEnumerable<uint> OtherGroupsOf(uint user) =>
        _groups
            .Where(group => group.Members.Contains(UserName(user), StringComparer.Ordinal))
            .Select(group => group.Id);

    /// <summary>A user's name, or its number.</summary>
    public string UserName(uint user) =>
        _users.Find(one => one.Id == user).Name ?? user.ToString(CultureInfo.InvariantCulture);

    /// <summary>A group's name, or its number.</summary>
    public string GroupName(uint group) =>
        _groups.Find(one => one.Id == group).Name ?? group.ToString(CultureInfo.InvariantCulture);

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<string[]> LinesOf(string text, int fields) =>
        text.Split('\n')
            .Select(line => line.Split(':'))
            .Where(line => line.Length >= fields && line[0].Length > 0 && uint.TryParse(line[2], out _));

    private static uint Number(string field) =>
        uint.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : uint.MaxValue;

    private static string[] MembersOf(string field) =>
        field.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
