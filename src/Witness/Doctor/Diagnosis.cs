namespace Witness.Doctor;

/// <summary>Runs examinations side by side, a few at once.</summary>
internal static class Diagnosis
{
    private const int AtOnce = 8;

    /// <summary>Examines.</summary>
    /// <returns>What was found, in the order of the examinations.</returns>
    public static async Task<IReadOnlyList<Finding>> MakeAsync(
        Patient patient,
        IReadOnlyList<IExamination> examinations,
        CancellationToken cancellation
    )
    {
        using var turns = new SemaphoreSlim(AtOnce);
        var findings = await Task.WhenAll(
            examinations.Select(examination => ExamineAsync(patient, examination, turns, cancellation))
        );
        return [.. findings.SelectMany(some => some)];
    }

    private static async Task<IEnumerable<Finding>> ExamineAsync(
        Patient patient,
        IExamination examination,
        SemaphoreSlim turns,
        CancellationToken cancellation
    )
    {
        await turns.WaitAsync(cancellation);
        try
        {
            var findings = await examination.ExamineAsync(patient, cancellation);
            return findings.Select(finding => finding with { Subject = examination.Subject });
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // A fault of ours in one examination must not hide what the others found.
            var broken = $"the examination itself broke ({error.GetType().Name}: {error.Message})";
            return [Finding.Fail(broken, "please report it") with { Subject = examination.Subject }];
        }
        finally
        {
            turns.Release();
        }
    }
}
