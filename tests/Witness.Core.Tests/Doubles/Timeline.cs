using System.Text;
using System.Text.RegularExpressions;
using Witness.Core.Orders;
using Witness.Core.Stonith;

namespace Witness.Core.Tests.Doubles;

/// <summary>
/// Minutes as a string, a sign a round of node a (see <see cref="Sights"/>; the other nodes pass, <c>o</c> is an outage of
/// all, <c>v</c> a blind round), with what happens before a round in parentheses: <c>xx(hold)xx(release)x</c>.
/// </summary>
public static partial class Timeline
{
    /// <summary>Plays it and gives where node a stands after each round.</summary>
    public static async Task<string> PlayAsync(World world, string script)
    {
        var stands = new StringBuilder();
        foreach (Match step in Step().Matches(script))
        {
            if (step.Value[0] == '(')
            {
                await HappenAsync(world, step.Value[1..^1]);
                continue;
            }

            await RoundAsync(world, step.Value);
            stands.Append(' ').Append(world["a"]);
        }

        return stands.ToString().TrimStart();
    }

    private static Task RoundAsync(World world, string sign) =>
        sign switch
        {
            "v" => world.RoundAsync(blind: "0 of 3 anchors answered, 2 needed"),
            "o" => world.RoundAsync(string.Join(' ', world.Fleet.Nodes.Select(node => $"{node.Name}=x"))),
            _ => world.RoundAsync($"a={sign}"),
        };

    private static Task HappenAsync(World world, string what) =>
        what switch
        {
            "restart" => Do(() => world.Restart()),
            "observe" => Do(() => world.Restart(settings => settings with { Mode = Mode.Observe })),
            "act" => Do(() => world.Restart(settings => settings with { Mode = Mode.Act })),
            "down" => Do(() => world.Registrar.OnRead = Faults.Unclear),
            "up" => Do(() => world.Registrar.OnRead = () => null),
            "freeze" or "thaw" => world.OrderAsync(KindOf(what)),
            ['+', .. var minutes] => Do(() => world.Clock.Advance(TimeSpan.FromMinutes(int.Parse(minutes)))),
            ['<', .. var minutes] => Do(() => world.Clock.Jump(-TimeSpan.FromMinutes(int.Parse(minutes)))),
            ['>', .. var minutes] => Do(() => world.Clock.Jump(TimeSpan.FromMinutes(int.Parse(minutes)))),
            _ => world.OrderAsync(KindOf(what.TrimEnd('!')), "a", force: what.EndsWith('!')),
        };

    private static OrderKind KindOf(string word) => Enum.Parse<OrderKind>(word, ignoreCase: true);

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\([^)]*\)|.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
