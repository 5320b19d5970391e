using FsCheck;
using FsCheck.Fluent;
using Witness.Core.Orders;
using Witness.Core.Simulation;
using Witness.Core.Tests.Doubles;
using Witness.Core.Tests.Simulation;

namespace Witness.Core.Tests.Properties;

public sealed class ReplayProperties
{
    [Fact]
    public void With_the_same_policy_a_simulation_removes_whom_the_daemon_removed_and_returns_them_when_it_did() =>
        Prop.ForAll(
                History.Arbitrary,
                async history =>
                {
                    using var life = await LiveAsync(history);
                    var replayed = await life.ReplayAsync();
                    Assert.Equal(string.Join(", ", life.Fences), RecordedLife.Words(replayed));
                    Assert.Equal(life.Measure(new RecordedCourse(life.Deeds)).Returns, replayed.Returns);
                }
            )
            .Check(SafetyProperties.Settings);

    /// <summary>A history with registrars that always work: what else goes wrong there is left out.</summary>
    private static async Task<RecordedLife> LiveAsync(History history)
    {
        var letters = "abcdef"[..history.Nodes];
        string[] names = ["example.com", "example.org"];
        var life = new RecordedLife(
            letters,
            policy =>
                policy with
                {
                    MaxRemoved = history.MaxRemoved,
                    KeepAtLeast = history.KeepAtLeast,
                    CleanRounds = history.Listed ? 3 : 10,
                    MaxPerRound = history.Zones,
                },
            [.. names.Take(history.Zones).Select(name => Zones.Www(letters, name).With("@ 60 A a", "@ 60 A b"))]
        );
        foreach (var step in history.Steps)
        {
            await HappenAsync(life, step.Split(' ', 2));
        }

        return life;
    }

    private static Task HappenAsync(RecordedLife life, string[] step)
    {
        switch (step)
        {
            case ["see", var seen]:
                return life.RoundsAsync(1, seen);
            case ["blind"]:
                return life.BlindRoundAsync();
            case ["order", var order]:
                return OrderAsync(life, order.Split(' '), isLate: false);
            case ["late", var order]:
                return OrderAsync(life, order.Split(' '), isLate: true);
            case ["restart", ..]:
                life.World.Restart();
                break;
            case ["clock", ['b', ..]]:
                life.World.Clock.Jump(TimeSpan.FromMinutes(-90));
                break;
            case ["clock", _]:
                life.World.Clock.Jump(TimeSpan.FromMinutes(90));
                break;
            case ["edit", _]:
                life.PutBackOutside();
                break;
        }

        return Task.CompletedTask;
    }

    private static Task OrderAsync(RecordedLife life, string[] words, bool isLate)
    {
        var (word, node) = (words[0], words[1]);
        var kind = Enum.Parse<OrderKind>(word.TrimEnd('!', '5'), ignoreCase: true);
        var until = word.EndsWith('5') ? life.World.Clock.GetUtcNow().AddMinutes(5) : (DateTimeOffset?)null;
        var about = kind is OrderKind.Freeze or OrderKind.Thaw ? null : node;
        if (!isLate)
        {
            return life.OrderAsync(kind, about, word.EndsWith('!'), until);
        }

        life.OrderWithin(kind, about, word.EndsWith('!'), until);
        return Task.CompletedTask;
    }
}
