using Witness.Core.Dns;

namespace Witness.Registrars.Namecheap;

/// <summary>
/// Cuts a zone into what the API calls SLD and TLD: where the operator said, else at the only dot, else by the Public Suffix
/// List. A wrong cut cannot write into another zone, for the domain in the API's answer is compared with the zone.
/// </summary>
/// <param name="settings">The suffixes written down, and where the list is.</param>
internal sealed class DomainSplitter(NamecheapSettings settings)
{
    private readonly Lazy<PublicSuffixList> _list = new(() => PublicSuffixList.Load(settings.SuffixFile));

    /// <summary>The zone cut in two.</summary>
    /// <exception cref="RegistrarException">Nobody says where.</exception>
    public ApiDomain Split(DomainName zone)
    {
        if (settings.Suffixes.TryGetValue(zone, out var written))
        {
            return At(zone, written.Text);
        }

        return zone.Text.Count(letter => letter == '.') == 1
            ? At(zone, zone.Text[(zone.Text.IndexOf('.', StringComparison.Ordinal) + 1)..])
            : At(zone, ListedSuffix(zone));
    }

    private string ListedSuffix(DomainName zone)
    {
        try
        {
            return _list.Value.SuffixOf(zone).Text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RegistrarException(
                RegistrarFault.Configuration,
                $"nobody says which part of {zone} is its public suffix ({settings.SuffixFile} cannot be read): give the zone its \"tld\", such as \"co.uk\", or install the package publicsuffix",
                error
            );
        }
    }

    private static ApiDomain At(DomainName zone, string suffix) =>
        zone.Text.Length > suffix.Length + 1 && zone.Text.EndsWith($".{suffix}", StringComparison.Ordinal)
            ? new ApiDomain(zone.Text[..^(suffix.Length + 1)], suffix)
            : throw new RegistrarException(
                RegistrarFault.Configuration,
                $"{zone} is no domain below the public suffix {suffix}: give the zone its \"tld\", such as \"com\""
            );
}
