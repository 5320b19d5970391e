using System.Text.Json;
using Witness.Lab.Tests.Hosts;
using Witness.Lab.Tests.Running;

namespace Witness.Lab.Tests.Stories;

/// <summary>Each thing that can befall a node is a strike of that node, told as what it is, and of no other.</summary>
public sealed class FailingChecks(Lab lab) : IClassFixture<Lab>
{
    private static readonly LabConfiguration NobodyIsFenced = new() { Strikes = 1000 };

    [Theory]
    [InlineData(NodeFault.HttpsDown, "https")]
    [InlineData(NodeFault.Answers503, "https")]
    [InlineData(NodeFault.Hangs, "https")]
    [InlineData(NodeFault.StallsTls, "https")]
    [InlineData(NodeFault.SshDown, "ssh")]
    [InlineData(NodeFault.DropsPing, "ping")]
    [InlineData(NodeFault.LinkDown, "https ping ssh")]
    public async Task A_fault_is_a_strike_that_names_the_check(NodeFault fault, string failing)
    {
        await using var witness = await LabWitness.WatchAsync(lab, NobodyIsFenced);
        await lab["taiga"].SufferAsync(fault);

        await witness.UntilAsync(
            $"taiga has two strikes, and what fails is {failing}",
            status =>
                status["taiga"] is { Strikes: >= 2 } taiga
                && string.Join(' ', taiga.Failing.Order(StringComparer.Ordinal)) == failing
        );

        var taiga = (await witness.StatusAsync())["taiga"];
        Assert.Equal("in", taiga.Rotation);
        Assert.Equal(1000, taiga.Threshold);
        Assert.Equal(
            lab["taiga"].Host.Addresses.Order(StringComparer.Ordinal),
            FailingAddresses(taiga),
            StringComparer.Ordinal
        );
        Assert.All(
            taiga.Checks.Where(check => check.Passed == false),
            check => Assert.False(string.IsNullOrWhiteSpace(check.Detail))
        );
        var strikes = (await witness.HistoryAsync()).Where(entry => entry.Kind == "strike").ToList();
        Assert.NotEmpty(strikes);
        Assert.All(strikes, strike => Assert.Equal("taiga", strike.Node));
    }

    [Fact]
    public async Task A_healed_node_passes_and_keeps_its_strikes()
    {
        await using var witness = await LabWitness.WatchAsync(lab, NobodyIsFenced);
        await lab["taiga"].SufferAsync(NodeFault.Answers503);
        await witness.UntilAsync("taiga has a strike", status => status["taiga"].Strikes > 0);
        await lab["taiga"].HealAsync();
        await witness.UntilAsync("taiga passes", status => status["taiga"].Passes);
        Assert.InRange((await witness.StatusAsync())["taiga"].Strikes, 1, 999);
    }

    [Fact]
    public async Task Check_asks_now_and_records_nothing()
    {
        await using var witness = await LabWitness.CreateAsync(lab);
        await witness.ExpectAsync(0, "check", "--json");
        await lab["taiga"].SufferAsync(NodeFault.SshDown);

        var answers = JsonDocument.Parse((await witness.ExpectAsync(1, "check", "--json")).Output).RootElement;

        var failed = answers
            .GetProperty("nodes")
            .EnumerateArray()
            .Where(node => !node.GetProperty("passed").GetBoolean());
        Assert.Equal("taiga", Assert.Single(failed).GetProperty("name").GetString());
        await witness.ExpectAsync(0, "check", "chitoge", "--json");
        await witness.ExpectAsync(1, "check", "taiga", "--json");
    }

    private static IEnumerable<string> FailingAddresses(NodeStatus node) =>
        node
            .Checks.Where(check => check.Passed == false)
            .Select(check => check.Address)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
