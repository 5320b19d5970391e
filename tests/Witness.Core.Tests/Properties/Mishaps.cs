using Witness.Core.Tests.Doubles;

namespace Witness.Core.Tests.Properties;

/// <summary>What goes wrong in a history.</summary>
internal static class Mishaps
{
    public static void Happen(World world, MemoryRegistrar registrar, string what)
    {
        var zone = registrar.Name["registrar of ".Length..];
        switch (what[..^2])
        {
            case "unreachable":
                registrar.OnRead = Faults.Unclear;
                break;
            case "refuse":
                registrar.OnApply = Faults.Refused;
                break;
            case "lose the answer":
                registrar.OnAnswer = Faults.Unclear;
                break;
            case "stale":
                registrar.OnApply = Faults.Stale;
                break;
            case "edit beside":
                registrar.BeforeApply = () => registrar[zone] = registrar[zone].With("note TXT theirs");
                break;
            case "work":
                Mend(registrar);
                break;
            case "restart":
                world.Restart();
                break;
            case "die before":
                world.Ledger.DiesBeforeWrite = world.Ledger.Writes + 2;
                break;
            case "die after":
                world.Ledger.DiesAfterWrite = world.Ledger.Writes + 2;
                break;
            case "clock back":
                world.Clock.Jump(TimeSpan.FromMinutes(-90));
                break;
            case "clock forward":
                world.Clock.Jump(TimeSpan.FromMinutes(90));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "no such mishap");
        }
    }

    public static void Mend(World world)
    {
        world.Restart();
        foreach (var registrar in world.Registrars)
        {
            Mend(registrar);
        }
    }

    private static void Mend(MemoryRegistrar registrar)
    {
        registrar.OnRead = registrar.OnApply = registrar.OnAnswer = () => null;
        registrar.BeforeApply = () => { };
    }
}
