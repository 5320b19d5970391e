namespace Witness.Registrars.Exec;

/// <summary>The protocol between Witness and programs, as docs/registrars.md tells it.</summary>
internal static class ExecProtocol
{
    /// <summary>Its version, in every request and every answer.</summary>
    public const int Version = 1;
}
