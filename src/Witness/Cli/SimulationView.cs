using System.Globalization;
using Spectre.Console;
using Witness.Cli.Json;
using Witness.Configuration.Kinds;
using Witness.Core;
using Witness.Core.Simulation;

namespace Witness.Cli;

/// <summary>A simulation for people and for scripts.</summary>
/// <param name="result">What it came to.</param>
internal sealed class SimulationView(SimulationResult result)
{
    private readonly Measurement _recorded = result.Courses[0].Measurement;

    /// <summary>The removals of all courses in the order of time, each once, with the courses that have it.</summary>
    private IEnumerable<(Removal Removal, List<string> Courses)> Removals =>
        result
            .Courses.SelectMany(course =>
                course.Measurement.Removals.Select(removal => (Removal: removal, Course: course.Name))
            )
            .GroupBy(one => one.Removal)
            .OrderBy(one => one.Key.Round)
            .ThenBy(one => one.Key.Node, StringComparer.Ordinal)
            .Select(one => (one.Key, one.Select(each => each.Course).ToList()));

    /// <summary>The returns of all courses in the order of time, each once, with the courses that have it.</summary>
    private IEnumerable<(Return Return, List<string> Courses)> Returns =>
        result
            .Courses.SelectMany(course => course.Measurement.Returns.Select(one => (Return: one, Course: course.Name)))
            .GroupBy(one => one.Return)
            .OrderBy(one => one.Key.Round)
            .ThenBy(one => one.Key.Node, StringComparer.Ordinal)
            .Select(one => (one.Key, one.Select(each => each.Course).ToList()));

    /// <summary>The simulation for scripts.</summary>
    public SimulationShape ToShape() =>
        new(
            result.Since,
            result.Until,
            result.Rounds,
            result.Void,
            [
                .. result.Courses.Select(course => new ReplayedCourseShape(
                    course.Name,
                    ShapeOf(course.Policy),
                    course.Measurement.Removals.Count,
                    WellLater(course),
                    course.Measurement.DeadServed.TotalMinutes,
                    Saved(course).TotalMinutes
                )),
            ],
            [
                .. Removals.Select(one => new SimulatedRemovalShape(
                    one.Removal.At,
                    one.Removal.Round,
                    one.Removal.Node,
                    one.Removal.WellLater,
                    one.Courses
                )),
            ],
            [
                .. Returns.Select(one => new SimulatedReturnShape(
                    one.Return.At,
                    one.Return.Round,
                    one.Return.Node,
                    one.Courses
                )),
            ],
            result.Notes
        );

    /// <summary>The simulation for people: the courses side by side, the removals, and what to know of it.</summary>
    public void WriteTo(Terminal terminal)
    {
        terminal.Say(
            $"{Phrase.Of(result.Since)} to {Phrase.Of(result.Until)}: {Phrase.Of(result.Rounds, "round")}, {result.Void} void"
        );
        WriteTable(terminal);
        foreach (var (removal, courses) in Removals)
        {
            var later = removal.WellLater == true ? "; well 5 min later" : "";
            terminal.Say(
                new Cell($"{Phrase.Of(removal.At)}  ", Color.Red),
                $"{removal.Node}: {string.Join(", ", courses)}{later}"
            );
        }

        foreach (var note in result.Notes)
        {
            terminal.Say($"- {note}", hang: 2, Color.Grey);
        }
    }

    private void WriteTable(Terminal terminal)
    {
        var sheet = new Sheet(["", .. result.Courses.Select(course => course.Name)]);
        foreach (var (name, value) in Numbers().Where(IsShown))
        {
            Add(name, course => course.Policy is { } policy ? value(policy) : "");
        }

        Add("removals", course => $"{course.Measurement.Removals.Count}");
        Add("well 5 min later", course => $"{WellLater(course)}");
        Add("dead nodes served", course => Minutes(course.Measurement.DeadServed));
        Add("saved", course => course.Policy is null ? "" : Minutes(Saved(course)));
        sheet.WriteTo(terminal);

        void Add(string name, Func<ReplayedCourse, string> value) =>
            sheet.Add([name, .. result.Courses.Select(course => (Cell)value(course))]);
    }

    /// <summary>The numbers that a policy is named by, and those in which the two differ.</summary>
    private bool IsShown((string Name, Func<SimulatedPolicy, string> Value) number) =>
        number.Name is "strikes" or "within"
        || result
            .Courses.Select(course => course.Policy)
            .OfType<SimulatedPolicy>()
            .Select(number.Value)
            .Distinct(StringComparer.Ordinal)
            .Skip(1)
            .Any();

    private static IEnumerable<(string Name, Func<SimulatedPolicy, string> Value)> Numbers() =>
        [
            ("strikes", policy => $"{policy.Settings.Strikes}"),
            ("within", policy => DurationKind.Write(policy.Settings.Within)),
            ("retry", policy => policy.Retry is { } retry ? $"{retry}" : "as recorded"),
            ("cleanRounds", policy => $"{policy.Settings.CleanRounds}"),
            ("maxRemoved", policy => $"{policy.Settings.MaxRemoved}"),
            ("keepAtLeast", policy => $"{policy.Settings.KeepAtLeast}"),
            ("maxPerRound", policy => $"{policy.Settings.MaxPerRound}"),
        ];

    private TimeSpan Saved(ReplayedCourse course) => _recorded.DeadServed - course.Measurement.DeadServed;

    private static int WellLater(ReplayedCourse course) =>
        course.Measurement.Removals.Count(removal => removal.WellLater == true);

    private static string Minutes(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min");

    private static ReplayedPolicyShape? ShapeOf(SimulatedPolicy? policy) =>
        policy is null
            ? null
            : new(
                policy.Settings.Strikes,
                DurationKind.Write(policy.Settings.Within),
                policy.Retry,
                policy.Settings.CleanRounds,
                policy.Settings.MaxRemoved,
                policy.Settings.KeepAtLeast,
                policy.Settings.MaxPerRound
            );
}
