namespace Witness.Registrars.Tests.Resolving;

/// <summary>A clock on which limits of seconds pass in a fraction, for what never comes anyway.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Haste = 10;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime / Haste, period);
}
