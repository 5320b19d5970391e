using System.Net;

namespace Witness.Notices;

/// <summary>What an answer that is not good means for a message (RFC 9110 §15). Pure.</summary>
internal static class HttpAnswer
{
    /// <summary>What is to be done about it. Only what speaks of the body alone is about the message: whoever mends the rest gets what has waited.</summary>
    public static DeliveryFault FaultOf(int status) =>
        (HttpStatusCode)status switch
        {
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests =>
                DeliveryFault.Passing,
            HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnsupportedMediaType
            or HttpStatusCode.UnprocessableEntity => DeliveryFault.Message,
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.InternalServerError => DeliveryFault.Channel,
            _ => DeliveryFault.Passing,
        };

    /// <summary>The answer in words, with what to do where that is plain.</summary>
    public static string WordsOf(int status, string said)
    {
        var advice = (HttpStatusCode)status switch
        {
            HttpStatusCode.BadRequest => "; is its URL, or its \"format\", the right one?",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "; has the token in its URL been revoked?",
            HttpStatusCode.PaymentRequired => "; is the service paid for?",
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "; is its URL whole, and does it still exist?",
            HttpStatusCode.MethodNotAllowed => "; is it the URL that takes posts?",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                "; redirects are not followed: write the URL that it leads to",
            _ => "",
        };
        return $"answered {status}{(said.Length == 0 ? "" : $" ({said})")}{advice}";
    }
}
