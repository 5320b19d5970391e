using Witness.Core;
using Witness.Core.Checks;

namespace Witness.Doctor.Examinations;

/// <summary>What each node answers over HTTPS, and when the certificate expires that it shows at each address.</summary>
internal sealed class CertificateExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "certificates";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        [
            .. (await patient.HttpsAsync()).SelectMany(
                node => node.Results,
                (node, result) => Judge($"{node.Node.Name} at {result.Address}", result, patient.Now)
            ),
        ];

    private static Finding Judge(string where, CheckResult result, DateTimeOffset now)
    {
        var expires = result.Evidence?.CertificateExpires;
        return result.Outcome switch
        {
            CheckOutcome.Unknown => Finding.Warn(
                $"{where} could not be asked: {result.Detail}",
                "mend that on this machine; in a round such an answer is neither strike nor pass"
            ),
            _ when expires < now => Finding.Fail(
                $"{where} shows a certificate that expired at {Phrase.Of(expires.Value)}",
                "renew it"
            ),
            CheckOutcome.Failed => Finding.Fail(
                $"{where} fails its check: {result.Detail}",
                "mend the node, or the check's settings"
            ),
            _ when expires is null => Finding.Ok($"{where} answers, over http without a certificate"),
            _ when expires - now < CertificateWatch.Soon => Finding.Warn(
                $"{where} shows a certificate that expires at {Phrase.Of(expires.Value)}, in {Phrase.Of(expires.Value - now)}",
                "renew it; from then on the check fails"
            ),
            _ => Finding.Ok(
                $"{where} shows one that expires at {Phrase.Of(expires.Value)}, in {Phrase.Of(expires.Value - now)}"
            ),
        };
    }
}
