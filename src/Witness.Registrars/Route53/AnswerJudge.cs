using System.Net;
using System.Xml.Linq;
using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Registrars.Route53;

/// <summary>
/// What is to be thought of an answer. By its code and not by its status: two of the errors that only mean "later" come as
/// status 400. Whatever is not the document asked for is an error, and never an empty one.
/// </summary>
internal sealed class AnswerJudge(Uri endpoint, TimeProvider time)
{
    /// <summary>AWS refuses signatures that are 5 minutes off; from here on the clock is the likeliest cause.</summary>
    private static readonly TimeSpan NotableSkew = TimeSpan.FromMinutes(4);

    /// <summary>What Route 53 says where a set is not, or no longer, what a change was planned on.</summary>
    private static readonly string[] StaleWords =
    [
        "the values provided do not match the current values",
        "but it was not found",
        "but it already exists",
        "because a conflicting RRSet",
        "RRSets exist with the same name and type",
        "set exists with the same name and type",
    ];

    /// <summary>The root of the answer, where it is the one asked for.</summary>
    /// <exception cref="StaleZoneException">A change was not planned on the zone as it is.</exception>
    /// <exception cref="RegistrarException">It is any other answer.</exception>
    public XElement Expect(Route53Answer answer, string name)
    {
        if (answer.Code is { } code)
        {
            throw Failure(answer, code);
        }

        if (answer.Status != HttpStatusCode.OK)
        {
            throw Unclear($"status {(int)answer.Status} without a reason that Route 53 would give");
        }

        return answer.Root?.Name == Route53Answer.Namespace + name
            ? answer.Root
            : throw Unclear(
                $"{(answer.Root is null ? "no XML" : $"a document <{answer.Root.Name.LocalName}>")} instead of <{name}>"
            );
    }

    /// <summary>True for the errors by which AWS refuses keys that may have been replaced since they were looked up.</summary>
    public static bool RefusesKeys(Route53Answer answer) =>
        answer.Code is { } code && ErrorCodes.KindOf(code) == ErrorKind.Keys;

    /// <summary>An error of unclear outcome, in the words of whoever asks the API.</summary>
    public RegistrarException Unclear(string what, Exception? inner = null) =>
        new(RegistrarFault.Unclear, $"no answer of {endpoint.Authority} that can be trusted: {what}", inner);

    private Exception Failure(Route53Answer answer, string code)
    {
        var said = answer.Message.Length == 0 ? code : $"{code}: {answer.Message}";
        return ErrorCodes.KindOf(code) switch
        {
            ErrorKind.Later => new RegistrarException(
                RegistrarFault.Busy,
                $"Route 53 has no time now ({said}); nothing was changed"
            ),
            _ when (int)answer.Status >= 500 => Unclear($"status {(int)answer.Status}, {said}"),
            ErrorKind.Change when StaleWords.Any(words => said.Contains(words, StringComparison.Ordinal)) =>
                new StaleZoneException($"the zone is not what the change was planned on ({said}); nothing was changed"),
            ErrorKind.Keys => Misconfigured($"AWS refuses the credentials ({said}): {KeyAdvice(answer)}"),
            ErrorKind.Rights => Misconfigured(
                $"AWS allows these credentials less than is needed ({said}): they need route53:ListResourceRecordSets and route53:ChangeResourceRecordSets on the zone, route53:GetChange, and route53:ListHostedZonesByName unless hostedZoneId is given"
            ),
            ErrorKind.Zone => Misconfigured(
                $"there is no such hosted zone in this account ({said}): compare hostedZoneId with the console"
            ),
            _ => new RegistrarException(RegistrarFault.Refused, $"Route 53 refuses ({said}); nothing was changed"),
        };
    }

    private string KeyAdvice(Route53Answer answer) =>
        SkewOf(answer) is { } skew && skew.Duration() >= NotableSkew
            ? $"this machine's clock is {Phrase.Of(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} AWS's, and 5 min are allowed: set it, by NTP"
            : "compare access key id, secret and session token, and whether they have been replaced or have expired";

    /// <summary>To the minute: what the server says is to the second, and the answer took a while.</summary>
    private TimeSpan? SkewOf(Route53Answer answer) =>
        answer.Date is { } date ? TimeSpan.FromMinutes(Math.Round((time.GetUtcNow() - date).TotalMinutes)) : null;

    private static RegistrarException Misconfigured(string message) => new(RegistrarFault.Configuration, message);
}
