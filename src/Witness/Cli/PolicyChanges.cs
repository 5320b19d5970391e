using System.CommandLine;
using Witness.Configuration.Kinds;
using Witness.Configuration.Sections;
using Witness.Core;
using Witness.Core.Nodes;
using Witness.Core.Simulation;
using Witness.Core.Stonith;

namespace Witness.Cli;

/// <summary>The options that say in what another policy differs from the configured one.</summary>
internal sealed class PolicyChanges
{
    private readonly Option<int?> _strikes = KeyOption.OfNumber("--strikes", PolicySection.Strikes);
    private readonly Option<TimeSpan?> _within = KeyOption.OfDuration("--within", PolicySection.Within);
    private readonly Option<int?> _retry = KeyOption.OfNumber("--retry", RetrySection.Times, "no more than it was");
    private readonly Option<int?> _cleanRounds = KeyOption.OfNumber("--clean-rounds", PolicySection.CleanRounds);
    private readonly Option<int?> _maxRemoved = KeyOption.OfNumber("--max-removed", PolicySection.MaxRemoved);
    private readonly Option<int?> _keepAtLeast = KeyOption.OfNumber("--keep-at-least", PolicySection.KeepAtLeast);
    private readonly Option<int?> _maxPerRound = KeyOption.OfNumber("--max-per-round", PolicySection.MaxPerRound);

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options =>
        [_strikes, _within, _retry, _cleanRounds, _maxRemoved, _keepAtLeast, _maxPerRound];

    /// <summary>The policy that is asked for; null where no option is given.</summary>
    /// <exception cref="UsageException">The record cannot be replayed against it, or it could remove nobody.</exception>
    public SimulatedPolicy? PolicyIn(ParseResult parsed, PolicySettings configured, Fleet fleet)
    {
        if (Options.All(option => parsed.GetResult(option) is null or { Implicit: true }))
        {
            return null;
        }

        var policy = configured with
        {
            Strikes = parsed.GetValue(_strikes) ?? configured.Strikes,
            Within = parsed.GetValue(_within) ?? configured.Within,
            CleanRounds = parsed.GetValue(_cleanRounds) ?? configured.CleanRounds,
            MaxRemoved = parsed.GetValue(_maxRemoved) ?? configured.MaxRemoved,
            KeepAtLeast = parsed.GetValue(_keepAtLeast) ?? configured.KeepAtLeast,
            MaxPerRound = parsed.GetValue(_maxPerRound) ?? configured.MaxPerRound,
        };
        RequireReachable(policy);
        return new SimulatedPolicy(policy, RetryIn(parsed, fleet));
    }

    private int? RetryIn(ParseResult parsed, Fleet fleet)
    {
        var most = fleet.Nodes.Max(node => node.Retry.Times);
        return parsed.GetValue(_retry) is not { } retry || retry <= most
            ? parsed.GetValue(_retry)
            : throw new UsageException(
                $"--retry {retry} cannot be replayed: a failed check was asked again {Phrase.Of(most, "time")} (checks.retry), and nobody knows what one more try would have said; write {most} or less"
            );
    }

    /// <summary>As the configuration is checked: strikes that never fit into the window remove nobody.</summary>
    private static void RequireReachable(PolicySettings policy)
    {
        var needed = policy.Strikes * policy.Every;
        if (needed > policy.Within)
        {
            throw new UsageException(
                $"{policy.Strikes} strikes at one round every {DurationKind.Write(policy.Every)} take {DurationKind.Write(needed)}, which is longer than the window of {DurationKind.Write(policy.Within)}: write --within {DurationKind.Write(needed)} or more, or fewer strikes"
            );
        }
    }
}
