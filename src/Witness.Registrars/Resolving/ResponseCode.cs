namespace Witness.Registrars.Resolving;

/// <summary>What a server says of a query (RFC 1035 §4.1.1).</summary>
internal enum ResponseCode
{
    /// <summary>It has been answered.</summary>
    NoError = 0,

    /// <summary>It could not be read.</summary>
    FormatError = 1,

    /// <summary>The server could not process it.</summary>
    ServerFailure = 2,

    /// <summary>There is no such name.</summary>
    NoSuchName = 3,

    /// <summary>The server does not do that.</summary>
    NotImplemented = 4,

    /// <summary>The server does not want to.</summary>
    Refused = 5,
}
