namespace Witness.Doctor;

/// <summary>
/// One thing that doctor looks at. It reads and touches nothing: no zone, no ledger, no file. What is wrong is a finding and
/// never thrown; several examinations run at once.
/// </summary>
internal interface IExamination
{
    /// <summary>What it looks at, in a word.</summary>
    string Subject { get; }

    /// <summary>Looks.</summary>
    /// <param name="patient">The witness.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>A finding a line, what is well included; none where there is nothing to look at.</returns>
    Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation);
}
