using Witness.Doctor.Examinations;

namespace Witness.Doctor;

/// <summary>Everything that doctor looks at, from this machine outwards. A new one is a class of its own and a line here.</summary>
internal static class AllExaminations
{
    /// <summary>The examinations, in the order in which they are told.</summary>
    public static IReadOnlyList<IExamination> List { get; } =
    [
        new ConfigurationExamination(),
        new TimeoutExamination(),
        new PolicyExamination(),
        new FileExamination(),
        new SecretExamination(),
        new ZoneFileExamination(),
        new LedgerExamination(),
        new DiskExamination(DiskExamination.FreeAt),
        new DaemonExamination(),
        new RoundExamination(),
        new ServingExamination(),
        new StandingExamination(),
        new ChannelExamination(),
        new ClockExamination(),
        new AnchorExamination(),
        new FamilyExamination(),
        new PingExamination(),
        new CertificateExamination(),
        new RegistrarExamination(),
        new NameExamination(),
        new AliasExamination(),
        new RecordExamination(),
        new TtlExamination(),
        new NameServerExamination(),
        new RehearsalExamination(),
    ];
}
