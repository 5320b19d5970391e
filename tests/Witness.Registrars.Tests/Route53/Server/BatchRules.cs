namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>What a set that is created must hold beside the others, in the words of the real service.</summary>
internal static class BatchRules
{
    /// <summary>What is wrong with a new set among all, itself included; null where nothing is.</summary>
    public static string? Broken(StoredSet set, IEnumerable<StoredSet> all, IReadOnlySet<string> healthChecks)
    {
        if (set["HealthCheckId"] is { } check && !healthChecks.Contains(check))
        {
            throw new ApiException(404, "NoSuchHealthCheck", $"A health check with id {check} does not exist.");
        }

        if (
            set.Values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(value => value.Skip(1).Any()) is
            { } twice
        )
        {
            return $"Duplicate Resource Record: '{twice.Key}'";
        }

        var (name, type, identifier) = set.Key;
        var beside = all.Where(other => other.Key.Name == name && other != set).ToList();
        if (beside.Find(other => (other.Key.Type == "CNAME") != (type == "CNAME")) is { } conflict)
        {
            return $"RRSet of type {type} with DNS name {name} is not permitted because a conflicting RRSet of type  {conflict.Key.Type} with the same DNS name already exists in zone.";
        }

        var siblings = beside.Where(other => other.Key.Type == type).ToList();
        if (siblings.Exists(other => !other.IsMember || !set.IsMember))
        {
            return $"RRSet with DNS name {name}, type {type}, SetIdentifier {identifier} cannot be created as other RRSets exist with the same name and type.";
        }

        return set["Weight"] is not null && siblings.Exists(other => other["TTL"] is { } ttl && ttl != set["TTL"])
            ? $"RRSet with DNS name {name}, type {type}, SetIdentifier {identifier} cannot be created as weighted sets must contain the same TTL."
            : null;
    }
}
