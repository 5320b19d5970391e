using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Witness.Core.Ledger;

namespace Witness.Hosting;

/// <summary>The part of the composition root that starts rounds.</summary>
internal static class TriggerParts
{
    private const string RoundName = "round";

    /// <summary>Named, so that its clock is its own: that of one without a name would be the whole daemon's.</summary>
    private const string SchedulerName = "rounds";

    /// <summary>
    /// One trigger, no catching up, no overlap, cancelled on shutdown. After a reload the next round comes when it would have
    /// come: several reloads in a minute must not make several strikes of it.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="every">The interval.</param>
    /// <param name="occasion">Why the daemon begins.</param>
    /// <param name="time">The clock.</param>
    public static void Add(IServiceCollection services, TimeSpan every, Occasion occasion, TimeProvider time)
    {
        var steady = new SteadyClock(time);
        services.AddSingleton(provider => new RoundSpacing(
            provider.GetRequiredService<ILedger>(),
            occasion,
            every,
            steady
        ));
        services.AddSingleton<RoundGarbage>();
        services.AddQuartz(
            SchedulerName,
            quartz =>
            {
                quartz.UseTimeProvider(steady);
                quartz.ConfigureScheduler(options =>
                {
                    options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
                    // A trigger is taken this long ahead, after which its lateness is judged no more: the process may be stopped meanwhile.
                    options.IdleWaitTime = TimeSpan.FromSeconds(1);
                });
                quartz.UseInMemoryStore(options => options.MisfireThreshold = every / 2);
                quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 1);
                quartz.ScheduleJob<RoundJob>(
                    trigger =>
                        trigger
                            .WithIdentity(RoundName)
                            .StartAt(occasion.FirstRound(every, steady.GetUtcNow()))
                            .WithSimpleSchedule(schedule =>
                                schedule
                                    .WithInterval(every)
                                    .RepeatForever()
                                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
                            ),
                    job => job.WithIdentity(RoundName)
                );
            }
        );
        services.AddQuartzHostedService(options =>
        {
            options.WaitForJobsToComplete = true;
            options.AwaitApplicationStarted = true;
        });
    }
}
