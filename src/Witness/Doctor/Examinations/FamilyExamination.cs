using Witness.Checks.Connection;

namespace Witness.Doctor.Examinations;

/// <summary>Whether this machine has the address families that the nodes have.</summary>
internal sealed class FamilyExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "network";

    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var addresses = patient.Configuration.Nodes.SelectMany(node => node.Addresses).ToList();
        var lacking = AddressFamilies.Lacking(addresses);
        var families = addresses
            .Select(address => AddressFamilies.NameOf(address.AddressFamily))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<Finding>>(
            lacking.Count == 0
                ? [Finding.Ok($"{string.Join(" and ", families)} from here")]
                :
                [
                    .. lacking.Select(one =>
                        Finding.Fail(one, "give this machine that family, or leave those addresses out")
                    ),
                ]
        );
    }
}
