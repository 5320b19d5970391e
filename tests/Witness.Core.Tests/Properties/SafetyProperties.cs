using FsCheck;
using FsCheck.Fluent;

namespace Witness.Core.Tests.Properties;

public sealed class SafetyProperties
{
    [Fact]
    public void Whatever_happens_it_makes_nothing_worse_and_everything_can_be_put_back() =>
        Prop.ForAll(
                History.Arbitrary,
                async history =>
                {
                    using var life = new Life(history);
                    await life.LiveAsync(history.Steps);
                }
            )
            .Check(Settings);

    /// <summary>
    /// The same histories each time where a build must be repeatable, others each time elsewhere: a finding prints its seed,
    /// and becomes a test of its own.
    /// </summary>
    public static Config Settings =>
        Environment.GetEnvironmentVariable("CI") is null
            ? Config.QuickThrowOnFailure.WithMaxTest(300)
            : Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_121, 7);
}
