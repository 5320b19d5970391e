using Witness.Core.Dns;

namespace Witness.Registrars.MasterFiles;

/// <summary>
/// Reads the records of a master file (RFC 1035 §5, RFC 2308 §4), with BIND's <c>$GENERATE</c> and time units. Where the
/// standards leave room it reads as BIND does: an included file starts with no owner, leaves origin and owner of the
/// including one alone, and shares its <c>$TTL</c>.
/// </summary>
internal sealed class MasterFileReader
{
    private const int DeepestInclude = 8;
    private readonly Func<string, string> _readInclude;
    private readonly List<MasterRecord> _records = [];
    private readonly TtlMemory _ttls = new();

    private MasterFileReader(Func<string, string> readInclude) => _readInclude = readInclude;

    /// <summary>Reads every record of a master file and of the files that it includes, in the order of the entries.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">Its text, one character an octet.</param>
    /// <param name="origin">The origin that it starts with: the zone.</param>
    /// <param name="readInclude">Gives the text of an included file by the name in the directive.</param>
    /// <exception cref="FormatException">It is no master file; the message has file and line.</exception>
    public static IReadOnlyList<MasterRecord> Read(
        string file,
        string text,
        DomainName origin,
        Func<string, string> readInclude
    )
    {
        var reader = new MasterFileReader(readInclude);
        reader.ReadFile(new MasterPlace(file, IsIncluded: false, IsGenerated: false), text, origin, depth: 0);
        return reader._records;
    }

    private void ReadFile(MasterPlace place, string text, DomainName origin, int depth)
    {
        var owners = new OwnerMemory(origin);
        foreach (var entry in EntryReader.ReadAll(place.File, text).Where(entry => entry.Tokens.Count > 0))
        {
            try
            {
                ReadEntry(place, entry, owners, depth);
            }
            catch (FormatException error) when (!error.Data.Contains(nameof(entry.Line)))
            {
                throw At(place, entry, error);
            }
        }
    }

    private void ReadEntry(MasterPlace place, Entry entry, OwnerMemory owners, int depth)
    {
        if (!entry.StartsBlank && entry.Tokens[0].Text.StartsWith('$'))
        {
            ReadDirective(place, entry, owners, depth);
        }
        else
        {
            _records.Add(RecordReader.Read(place, entry, owners, _ttls));
        }
    }

    private void ReadDirective(MasterPlace place, Entry entry, OwnerMemory owners, int depth)
    {
        var words = entry.Tokens.Select(token => token.Text).ToList();
        switch (words[0].ToUpperInvariant(), words.Count)
        {
            case ("$ORIGIN", 2):
                owners.Origin = MasterName.Resolve(words[1], owners.Origin);
                break;
            case ("$TTL", 2):
                _ttls.Default = MasterTtl.TryParse(words[1], out var ttl)
                    ? ttl
                    : throw new FormatException($"'{words[1]}' is no time to live");
                break;
            case ("$INCLUDE", 2 or 3):
                Include(words, owners.Origin, depth);
                break;
            case ("$GENERATE", > 3):
                Generate(place, entry, owners);
                break;
            default:
                throw new FormatException($"{string.Join(' ', words)} is no directive that Witness can read");
        }
    }

    private void Include(List<string> words, DomainName origin, int depth)
    {
        if (depth == DeepestInclude)
        {
            throw new FormatException($"more than {DeepestInclude} files include one another");
        }

        var file = words[1].Trim('"');
        var within = words.Count == 3 ? MasterName.Resolve(words[2], origin) : origin;
        ReadFile(new MasterPlace(file, IsIncluded: true, IsGenerated: false), _readInclude(file), within, depth + 1);
    }

    private void Generate(MasterPlace place, Entry entry, OwnerMemory owners)
    {
        var generated = place with { IsGenerated = true };
        foreach (var line in Generator.Lines([.. entry.Tokens.Skip(1)]))
        {
            var record = RecordReader.Read(
                generated,
                EntryReader.ReadAll(place.File, line).Single(),
                owners.Copy(),
                _ttls
            );
            _records.Add(record with { Entry = entry });
        }
    }

    private static FormatException At(MasterPlace place, Entry entry, FormatException error)
    {
        var placed = new FormatException($"{place.File}:{entry.Line}: {error.Message}", error);
        placed.Data[nameof(entry.Line)] = entry.Line;
        return placed;
    }
}
