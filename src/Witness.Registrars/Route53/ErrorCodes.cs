namespace Witness.Registrars.Route53;

/// <summary>The codes of errors, by what may be done about them ("Common error types", AWS API references).</summary>
internal static class ErrorCodes
{
    /// <summary>The kind of an error; <see cref="ErrorKind.Other"/> for codes that are not known here.</summary>
    public static ErrorKind KindOf(string code) =>
        code switch
        {
            "Throttling"
            or "ThrottlingException"
            or "ThrottledException"
            or "RequestThrottled"
            or "RequestThrottledException"
            or "TooManyRequestsException"
            or "RequestLimitExceeded"
            or "PriorRequestNotComplete" => ErrorKind.Later,
            "InvalidChangeBatch" => ErrorKind.Change,
            "SignatureDoesNotMatch"
            or "InvalidSignatureException"
            or "IncompleteSignature"
            or "IncompleteSignatureException"
            or "RequestExpired"
            or "RequestTimeTooSkewed"
            or "InvalidClientTokenId"
            or "UnrecognizedClientException"
            or "MissingAuthenticationToken"
            or "MissingAuthenticationTokenException"
            or "InvalidAccessKeyId"
            or "ExpiredToken"
            or "ExpiredTokenException" => ErrorKind.Keys,
            "AccessDenied" or "AccessDeniedException" or "OptInRequired" or "NotAuthorized" => ErrorKind.Rights,
            "NoSuchHostedZone" => ErrorKind.Zone,
            _ => ErrorKind.Other,
        };
}

/// <summary>What an error is about.</summary>
internal enum ErrorKind
{
    /// <summary>What was asked for, beyond the kinds below.</summary>
    Other,

    /// <summary>Too many calls, or one for the same zone too soon: not carried out, and free to be repeated.</summary>
    Later,

    /// <summary>A batch of changes that the zone does not allow as it is; no part of it was carried out.</summary>
    Change,

    /// <summary>The access key, or a signature made with it.</summary>
    Keys,

    /// <summary>What the access key may do.</summary>
    Rights,

    /// <summary>The hosted zone's id.</summary>
    Zone,
}
