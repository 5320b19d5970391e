using Witness.Lab.Tests.Stories.Namecheap;
using Witness.Registrars.Tests.Namecheap;

namespace Witness.Lab.Tests.Cases;

/// <summary>Somebody or something comes in between while a node leaves: a writer, an operator, a power cut, its own recovery.</summary>
public sealed class InterruptedCases(NamecheapServer server) : IClassFixture<NamecheapServer>
{
    [Fact]
    public async Task Case_06_a_zone_written_back_with_the_dead_node_in_it_loses_it_again_and_keeps_what_came()
    {
        await using var stage = new NamecheapStage(server);
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.UntilOutAsync("taiga");

        stage.Domain.Edit(_ => [.. SixtyHosts.All, new("_acme-challenge.new", "TXT", "q0N3Ew", Ttl: "60")]);
        await stage.Witness.RestartAsync();

        await stage.Witness.UntilHistoryAsync(
            "the node's return is told",
            entry => entry.Detail?.Contains("came back while it fails", StringComparison.Ordinal) == true
        );
        await stage.Witness.UntilOutAsync("taiga");
        stage.AssertLeft();
    }

    [Fact]
    public async Task Case_20_a_node_that_recovers_before_anything_has_left_stays()
    {
        await using var stage = new NamecheapStage(server) { CleanRounds = 2 };
        stage.Domain.SetKey("a wrong key");
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.UntilAsync("taiga leaves", status => status["taiga"].Rotation == "leaving");

        stage.Fleet.Taiga.Live();

        await stage.Witness.UntilHistoryAsync(
            "taiga stays",
            entry => entry.Detail?.StartsWith("taiga stays In", StringComparison.Ordinal) == true
        );
        Assert.Equal("in", (await stage.Witness.StatusAsync())["taiga"].Rotation);
        Assert.Equal(0, stage.Domain.Writes);
        stage.AssertWhole();
    }

    [Fact]
    public async Task Case_20_an_operator_who_readds_while_it_leaves_has_the_last_word()
    {
        await using var stage = new NamecheapStage(server);
        stage.Domain.Domain.MeetWriting(
            LabFaults.Then(() => stage.Domain.Domain.Meet(Faults.Status(503), Faults.Status(503)))
        );
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await stage.Witness.UntilAsync(
            "taiga waits for the zone",
            status => status["taiga"] is { Rotation: "leaving", Waiting: [{ Tries: 2 }] }
        );
        stage.AssertLeft();

        await stage.Witness.ExpectAsync(0, "hold", "taiga");
        await stage.Witness.ExpectAsync(0, "readd", "taiga", "--force");

        stage.AssertWhole();
        Assert.Equal("in", (await stage.Witness.StatusAsync())["taiga"].Rotation);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Case_21_a_power_cut_in_the_middle_of_a_write_forgets_no_record(bool arrived, int writes)
    {
        await using var stage = new NamecheapStage(server);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Domain.Domain.MeetWriting(Faults.Hang(reached, executed: arrived));
        stage.Fleet.Taiga.Die();
        await stage.StartAsync();
        await reached.Task;
        await stage.Witness.Daemon!.KillAsync();

        await stage.Witness.StartAsync();
        await stage.Witness.UntilOutAsync("taiga");

        stage.AssertLeft();
        Assert.Equal(writes, stage.Domain.Writes);
        Assert.Single(
            await stage.Witness.HistoryAsync(),
            entry => entry.Removes("taiga") && entry.AcceptedAt is not null
        );
        stage.Fleet.Taiga.Live();
        await stage.Witness.ExpectAsync(0, "readd", "taiga", "--force");
        stage.AssertWhole();
    }
}
