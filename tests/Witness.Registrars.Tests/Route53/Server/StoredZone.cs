using System.Xml.Linq;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>A hosted zone of the server, with the rules of batches.</summary>
internal sealed class StoredZone(string id, string name)
{
    public static readonly XNamespace Api = "https://route53.amazonaws.com/doc/2013-04-01/";
    private readonly Lock _lock = new();
    private List<StoredSet> _sets = [];

    public string Id => id;

    public string Name => StoredSet.Spell(name);

    public bool IsPrivate { get; init; }

    public string? LinkedService { get; init; }

    /// <summary>The sets in the order of the list: names by their labels from the right.</summary>
    public IReadOnlyList<StoredSet> Sets
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _sets
                        .OrderBy(set => Reversed(set.Key.Name), StringComparer.Ordinal)
                        .ThenBy(set => set.Key.Type, StringComparer.Ordinal)
                        .ThenBy(set => set.Key.Identifier, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>Somebody else's hand: whatever it does is done, whether the API would have allowed it or not.</summary>
    public void Edit(Action<List<StoredSet>> edit)
    {
        lock (_lock)
        {
            edit(_sets);
        }
    }

    /// <summary>Puts a set there, in the place of another of its key.</summary>
    public void Put(StoredSet set) =>
        Edit(sets =>
        {
            sets.RemoveAll(other => other.Key == set.Key);
            sets.Add(set);
        });

    /// <summary>All of a batch, or nothing.</summary>
    public void Apply(XElement batch, IReadOnlySet<string> healthChecks)
    {
        lock (_lock)
        {
            var next = _sets.ToList();
            var errors = batch
                .Descendants(Api + "Change")
                .Select(change => Apply(next, change, healthChecks))
                .OfType<string>()
                .ToList();
            if (errors.Count > 0)
            {
                throw new ApiException(400, "InvalidChangeBatch", $"[{string.Join(", ", errors)}]", BatchErrors);
            }

            _sets = next;
        }
    }

    /// <summary>How errors of batches are written.</summary>
    public ErrorShape BatchErrors { get; set; }

    /// <summary>The key by which names are ordered: <c>org.example.www.</c></summary>
    public static string Reversed(string name) => string.Join('.', name.TrimEnd('.').Split('.').Reverse()) + ".";

    private static string? Apply(List<StoredSet> sets, XElement change, IReadOnlySet<string> healthChecks)
    {
        var set = new StoredSet(change.Element(Api + "ResourceRecordSet")!);
        var there = sets.FirstOrDefault(other => other.Key == set.Key);
        switch (change.Element(Api + "Action")!.Value)
        {
            case "DELETE":
                if (there?.IsExactly(set) != true)
                {
                    return $"Tried to delete resource record set {Shown(set)} but {(there is null ? "it was not found" : "the values provided do not match the current values")}";
                }

                sets.Remove(there);
                return null;
            case "CREATE":
                sets.Add(set);
                return there is not null
                    ? $"Tried to create resource record set {Shown(set)} but it already exists"
                    : BatchRules.Broken(set, sets, healthChecks);
            default:
                throw new InvalidOperationException("nobody is to send UPSERT");
        }
    }

    private static string Shown(StoredSet set) =>
        $"[name='{set.Key.Name}', type='{set.Key.Type}'{(set.IsMember ? $", set identifier='{set.Key.Identifier}'" : "")}]";
}
