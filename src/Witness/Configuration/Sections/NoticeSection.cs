using System.Text.Json;
using Witness.Configuration.Kinds;
using Witness.Core.Ledger;

namespace Witness.Configuration.Sections;

/// <summary>A channel of one type. A new type is a section of its own and its entry in <see cref="ChannelKind"/>.</summary>
/// <param name="type">What the key <c>type</c> says.</param>
internal abstract class NoticeSection(string type) : TypedSection<NoticeOptions>(type)
{
    public static readonly Key<IReadOnlyList<NoticeKind>> Kinds = Key.Optional(
        "kinds",
        new ListKind<NoticeKind>(
            new ChoiceKind<NoticeKind>(Array.ConvertAll(Enum.GetValues<NoticeKind>(), kind => (WordOf(kind), kind))),
            "kinds of notices"
        )
        {
            NotEmpty = true,
            Distinct = true,
        },
        "the kinds of notices that it tells, if not all"
    );

    /// <summary>A kind as the file and the JSON of notices spell it.</summary>
    public static string WordOf(NoticeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>The key by which the section is chosen.</summary>
    protected static Key<string> TypeKey(string type) => Sections.TypeKey.Of(type, "how this channel tells notices");
}
