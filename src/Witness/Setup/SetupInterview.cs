using System.CommandLine;
using Witness.Cli;
using Witness.Configuration;
using Witness.Configuration.Kinds;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>Makes the request of what the command line says, and asks for the rest where somebody is there to answer.</summary>
/// <param name="options">The options.</param>
/// <param name="parsed">What was given.</param>
/// <param name="questions">Asks.</param>
internal sealed class SetupInterview(SetupOptions options, ParseResult parsed, SetupQuestions questions)
{
    private const string NoUrl = "none";
    private const int NameServerPort = 53;
    private static readonly string[] UsualNames = ["@", "www"];

    /// <summary>Hears what is wanted.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="UsageException">Something is missing and nobody can be asked, or is no such thing.</exception>
    public SetupRequest Hear(string path)
    {
        RequireWhatCannotBeAsked();
        var zone = TypedValue.Read(
            DomainNameKind.Any,
            "--zone",
            parsed.GetValue(options.Zone)
                ?? questions.Ask("The zone, such as example.com", offer: null, ObjectionToZone)
        );
        var registrar = RegistrarOf(parsed.GetValue(options.Registrar));
        var settings = SettingsOf(registrar);
        var given = GivenNames(zone);
        var names = (given.Count > 0 ? given : UsualNames).Select(word => SetupWords.NameOf(zone, word)).ToList();
        return new SetupRequest(zone, registrar)
        {
            Settings = settings,
            Names = names,
            OnlyTheseNames = given.Count > 0,
            Url = UrlOf(names.Find(name => name != zone) ?? zone),
            Nodes = [.. (parsed.GetValue(options.Node) ?? []).Select(SetupWords.NodeOf)],
            NameServers =
            [
                .. SetupWords
                    .Split(parsed.GetValue(options.NameServer))
                    .Select(word => TypedValue.Read(new HostPortKind(NameServerPort), "--name-server", word)),
            ],
            Path = path,
        };
    }

    private void RequireWhatCannotBeAsked()
    {
        if (questions.CanAsk)
        {
            return;
        }

        var type = parsed.GetValue(options.Registrar);
        List<string> missing =
        [
            .. parsed.GetValue(options.Zone) is null ? new[] { "--zone ZONE" } : [],
            .. type is null
                ? [$"--registrar TYPE ({string.Join(", ", RegistrarDraft.Types)})"]
                : MissingOf(RegistrarOf(type)),
        ];
        if (missing.Count > 0)
        {
            throw new UsageException(
                $"nobody is at a terminal to be asked, so that {Phrase.List(missing)} must be given"
            );
        }
    }

    private IEnumerable<string> MissingOf(string type)
    {
        var given = Given();
        return RegistrarDraft
            .Needed(type)
            .Where(key => !given.ContainsKey(key.Name) && RegistrarDraft.OfferFor(type, key) is null)
            .Select(key => $"--set {key.Name}=VALUE ({key.Description})");
    }

    private string RegistrarOf(string? type)
    {
        var word = type ?? questions.Choose("Who holds the zone?", RegistrarDraft.Types);
        return RegistrarDraft.Types.Contains(word, StringComparer.Ordinal)
            ? word
            : throw new UsageException(
                $"--registrar: {word} is no type of registrar; {Nearest.Advice(word, RegistrarDraft.Types)}"
            );
    }

    private Dictionary<string, string> SettingsOf(string type)
    {
        var settings = Given();
        foreach (
            var key in RegistrarDraft.Needed(type).Where(key => questions.CanAsk && !settings.ContainsKey(key.Name))
        )
        {
            var what = RegistrarDraft.IsSecret(key)
                ? $"{key.Name}, the file that holds {key.Description}"
                : $"{key.Name}, {key.Description}";
            settings[key.Name] = questions.Ask(
                what,
                RegistrarDraft.OfferFor(type, key),
                answer => string.IsNullOrWhiteSpace(answer) ? "is empty" : null
            );
        }

        return settings;
    }

    private Dictionary<string, string> Given() =>
        (parsed.GetValue(options.Set) ?? [])
            .Select(word => SetupWords.Pair("--set", word, "KEY=VALUE"))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(key => key.Key, key => key.Last().Value, StringComparer.Ordinal);

    private static string? ObjectionToZone(string answer) => TypedValue.ObjectionTo(DomainNameKind.Any, "zone", answer);

    /// <summary>The names to which the operator confines the witness; none where it may find them by itself.</summary>
    private IReadOnlyList<string> GivenNames(DomainName zone)
    {
        var given = SetupWords.Split(parsed.GetValue(options.Names));
        if (given.Count > 0 || !questions.CanAsk)
        {
            return given;
        }

        var usual = string.Join(',', UsualNames);
        var answer = questions.Ask(
            "Names in rotation, separated by commas",
            usual,
            names => ObjectionToNames(zone, names)
        );
        return answer == usual ? [] : SetupWords.Split([answer]);
    }

    private static string? ObjectionToNames(DomainName zone, string answer)
    {
        try
        {
            return SetupWords.Split([answer]).Select(word => SetupWords.NameOf(zone, word)).Any()
                ? null
                : "name one at least";
        }
        catch (UsageException error)
        {
            return error.Message;
        }
    }

    private string? UrlOf(DomainName name)
    {
        var offer = $"https://{name}/";
        var url =
            parsed.GetValue(options.Url)
            ?? (
                questions.CanAsk
                    ? questions.Ask($"The URL that every node answers, or {NoUrl}", offer, ObjectionToUrl)
                    : offer
            );
        return url == NoUrl ? null : TypedValue.Read(UrlKind.Web, "--url", url).AbsoluteUri;
    }

    private static string? ObjectionToUrl(string answer) =>
        answer == NoUrl ? null : TypedValue.ObjectionTo(UrlKind.Web, "url", answer);
}
