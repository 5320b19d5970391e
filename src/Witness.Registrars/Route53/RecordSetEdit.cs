namespace Witness.Registrars.Route53;

/// <summary>One edit of a batch. UPSERT is none of them: it would overwrite what somebody else has just written.</summary>
/// <param name="IsCreation">True for CREATE, which fails where the set is; false for DELETE, which fails unless it is exactly this.</param>
/// <param name="Set">The whole set.</param>
internal sealed record RecordSetEdit(bool IsCreation, RecordSet Set)
{
    /// <summary>The API's word.</summary>
    public string Action => IsCreation ? "CREATE" : "DELETE";
}
