using Witness.Core.Dns;

namespace Witness.Core.Tests.Doubles;

/// <summary>What a registrar throws.</summary>
public static class Faults
{
    public static Exception Unclear() => new RegistrarException(RegistrarFault.Unclear, "no answer within 10 s");

    public static Exception Refused() => new RegistrarException(RegistrarFault.Refused, "NOTAUTH");

    public static Exception BadKey() =>
        new RegistrarException(RegistrarFault.Configuration, "the key is not known there");

    public static Exception Stale() => new StaleZoneException("the serial is another one");

    /// <summary>A fault that happens once.</summary>
    public static Func<Exception?> Once(Func<Exception> fault)
    {
        var left = 1;
        return () => left-- > 0 ? fault() : null;
    }
}
