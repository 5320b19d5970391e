using System.Xml.Linq;

namespace Witness.Registrars.Tests.Route53.Server;

/// <summary>An error of the API, in one of the three shapes in which clients have met them.</summary>
internal sealed class ApiException(int status, string code, string message, ErrorShape shape = ErrorShape.Wrapped)
    : Exception(message)
{
    private static readonly XNamespace Api = StoredZone.Api;

    public int Status => status;

    public string Body =>
        shape switch
        {
            ErrorShape.Wrapped => new XElement(
                Api + "ErrorResponse",
                new XElement(
                    Api + "Error",
                    new XElement(Api + "Type", "Sender"),
                    new XElement(Api + "Code", code),
                    new XElement(Api + "Message", Message)
                ),
                new XElement(Api + "RequestId", "b25f48e8-84fd-11e6-80d9-574e0c4664cb")
            ).ToString(),
            ErrorShape.Listed => new XElement(
                Api + code,
                new XElement(Api + "Messages", new XElement(Api + "Message", Message)),
                new XElement(Api + "RequestId", "b25f48e8-84fd-11e6-80d9-574e0c4664cb")
            ).ToString(),
            _ => new XElement(code, new XElement("Message", Message)).ToString(),
        };
}

/// <summary>How an error is written.</summary>
public enum ErrorShape
{
    /// <summary><c>ErrorResponse/Error/Code</c>.</summary>
    Wrapped,

    /// <summary>A root of the code's name, with <c>Messages</c>.</summary>
    Listed,

    /// <summary>A root of the code's name, without namespace, as of what stands before the API.</summary>
    Bare,
}
