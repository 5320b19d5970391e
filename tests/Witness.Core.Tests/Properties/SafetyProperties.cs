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
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
