using System.Security.Cryptography;
using System.Text;
using Witness.Core.Dns;
using Witness.Registrars.MasterFiles;

namespace Witness.Registrars.ZoneFiles;

/// <summary>The text of a zone's own file with all that it says, the files that it includes included.</summary>
internal sealed class ZoneText
{
    private readonly Func<string, string> _readInclude;

    private ZoneText(
        string file,
        string text,
        Func<string, string> readInclude,
        IReadOnlyList<MasterRecord> records,
        Zone zone
    )
    {
        File = file;
        Text = text;
        _readInclude = readInclude;
        Records = records;
        Zone = zone;
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>The file's text, one character an octet.</summary>
    public string Text { get; }

    /// <summary>The records as they stand there.</summary>
    public IReadOnlyList<MasterRecord> Records { get; }

    /// <summary>The records as a zone; its version is a hash of every octet of every file.</summary>
    public Zone Zone { get; }

    /// <summary>The same zone with another text of its own file.</summary>
    /// <exception cref="RegistrarException">It is no zone.</exception>
    public ZoneText With(string text) => Read(Zone.Name, File, text, _readInclude);

    /// <summary>Reads a text.</summary>
    /// <param name="zone">The zone, which is its origin.</param>
    /// <param name="file">The path of the zone's own file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="readInclude">Gives the text of an included file.</param>
    /// <exception cref="RegistrarException">It is no zone, or an empty one.</exception>
    public static ZoneText Read(DomainName zone, string file, string text, Func<string, string> readInclude)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string Hashed(string part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.Latin1.GetBytes(part));
            return part;
        }

        try
        {
            var records = MasterFileReader.Read(file, Hashed(text), zone, included => Hashed(readInclude(included)));
            RequireOneSoa(zone, file, records);
            return new ZoneText(
                file,
                text,
                readInclude,
                records,
                new Zone(zone, [.. records.Select(it => it.Record)])
                {
                    Version = Convert.ToHexStringLower(hash.GetHashAndReset()),
                }
            );
        }
        catch (FormatException error)
        {
            throw new RegistrarException(
                RegistrarFault.Unclear,
                $"zone {zone} cannot be read: {error.Message}; mend the file, or wait until it is written",
                error
            );
        }
    }

    private static void RequireOneSoa(DomainName zone, string file, IReadOnlyList<MasterRecord> records)
    {
        if (records.Count(record => record.Record.Type == "SOA" && record.Record.Name == zone) != 1)
        {
            throw new FormatException($"{file} does not hold exactly one SOA of {zone}");
        }
    }
}
