using Witness.Core.Ledger;
using Witness.Doctor.Examinations;
using Witness.Ledger.Outgoing;
using Witness.Tests.Notices;

namespace Witness.Tests.Doctor;

public sealed class ChannelExaminationTests : IDisposable
{
    private readonly Ward _ward = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Outbox Outbox => new(_ward.Ledger);

    public void Dispose() => _ward.Dispose();

    [Fact]
    public async Task Channels_that_work_need_no_remedy_and_none_need_no_line()
    {
        Assert.Empty(await ExamineAsync());

        await OpenAsync();

        Assert.Equal(["ok notices: every channel has told what it last had to tell"], await ExamineAsync());
    }

    [Fact]
    public async Task A_channel_that_fails_is_a_failure()
    {
        await OpenAsync();
        await Outbox.FailedAsync("mail", "answered 421", Ward.Now.AddMinutes(-2), Cancellation);

        Assert.Equal(
            [
                "fail notices: channel mail fails, 1 time running, last 2 min ago: answered 421; 1 notice waits: try it with: witness notices test mail",
            ],
            await ExamineAsync()
        );
    }

    [Fact]
    public async Task Somebody_who_was_left_out_is_a_warning()
    {
        await OpenAsync();
        await Outbox.ToldInPartAsync("mail", 1, "gone@ is gone", "untold", Ward.Now.AddMinutes(-2), Cancellation);

        Assert.Equal(
            [
                "warn notices: channel mail left somebody untold 2 min ago: gone@ is gone; 0 notices wait: try it with: witness notices test mail",
            ],
            await ExamineAsync()
        );
    }

    private Task<string[]> ExamineAsync() => _ward.ExamineAsync(new ChannelExamination());

    private async Task OpenAsync()
    {
        await Outbox.OpenAsync(
            new Dictionary<string, IReadOnlyCollection<NoticeKind>?>(StringComparer.Ordinal) { ["mail"] = null },
            Cancellation
        );
        await _ward.CommitAsync(new LedgerEntry(Ward.Now) { Notices = [Messages.Of(NoticeKind.Zone, "news")] });
    }
}
