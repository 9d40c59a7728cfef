using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Cyclades.Load.Scenarios;
using Grpc.Core;
using HdrHistogram;

namespace Cyclades.Load.Running;

/// <summary>One run of one scenario.</summary>
internal sealed class LoadRun(Scenario scenario, LoadSettings settings, WatchedProcesses watched)
{
    /// <summary>Microseconds; a call that takes longer has met its deadline before.</summary>
    private const long LongestLatency = 120_000_000;

    private readonly LongConcurrentHistogram latencies = new(1, LongestLatency, 3);
    private readonly ConcurrentDictionary<string, long> errors = new(StringComparer.Ordinal);
    private long countsFrom = long.MaxValue;
    private long counted;
    private long unsent;
    private long lastAnswer;
    private volatile bool ended;

    public async Task<Measurement> MeasureAsync()
    {
        await scenario.PrepareAsync();
        var calls = Task.CompletedTask;
        if (settings.WarmUp > TimeSpan.Zero)
        {
            calls = OfferAsync();
            await Task.WhenAny(calls, Task.Delay(settings.WarmUp, TimeProvider.System));
        }

        var (silo, database, own) = Processors();
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref countsFrom, start);
        calls = settings.WarmUp > TimeSpan.Zero ? calls : OfferAsync();
        await Task.WhenAny(calls, Task.Delay(settings.Length, TimeProvider.System));
        ended = true;
        await calls;
        var (siloAfter, databaseAfter, ownAfter) = Processors();
        var seconds = Stopwatch.GetElapsedTime(start, Math.Max(start, Volatile.Read(ref lastAnswer))).TotalSeconds;
        var checks = await scenario.CheckAsync();
        return new Measurement(
            scenario.Name,
            seconds,
            latencies.TotalCount,
            seconds > 0 ? latencies.TotalCount / seconds : 0,
            Milliseconds(50),
            Milliseconds(99),
            Milliseconds(99.9),
            Milliseconds(100),
            errors.ToImmutableSortedDictionary(StringComparer.Ordinal),
            unsent,
            checks,
            siloAfter - silo,
            databaseAfter - database,
            ownAfter - own,
            Machine.LoadNow());
    }

    private (double? Silo, double? Database, double Own) Processors() => (
        watched.Silo is { } silo ? ProcessorUse.SecondsOf(silo) : null,
        watched.Database is { } database ? ProcessorUse.SecondsOf(database) : null,
        Environment.CpuUsage.TotalTime.TotalSeconds);

    private Task OfferAsync() => settings.Arrivals is { } arrivals ? OfferAsync(arrivals) : KeepInFlightAsync();

    private Task KeepInFlightAsync() => Task.WhenAll(Enumerable.Range(0, settings.InFlight).Select(_ => Task.Run(async () =>
    {
        while (!ended && await CallAsync(Stopwatch.GetTimestamp()))
        {
        }
    })));

    // Latency counts from when a call should have been sent: a server that stands still is seen to by all who come meanwhile.
    private async Task OfferAsync(Arrivals arrivals)
    {
        var start = Stopwatch.GetTimestamp();
        var waiting = 0;
        var last = new TaskCompletionSource();
        for (long sent = 0; !ended;)
        {
            for (var due = arrivals.DueBy(Stopwatch.GetElapsedTime(start)); sent < due && !ended; sent++)
            {
                if (Volatile.Read(ref waiting) >= settings.InFlight)
                {
                    unsent += Stopwatch.GetTimestamp() >= Volatile.Read(ref countsFrom) ? 1 : 0;
                    continue;
                }

                Interlocked.Increment(ref waiting);
                var intended = start + (long)(arrivals.DueAt(sent).TotalSeconds * Stopwatch.Frequency);
                _ = Task.Run(async () =>
                {
                    try
                    {
                        if (!await CallAsync(intended))
                        {
                            ended = true;
                        }
                    }
                    catch (Exception fault)
                    {
                        ended = true;
                        last.TrySetException(fault);
                    }
                    finally
                    {
                        if (Interlocked.Decrement(ref waiting) == 0 && ended)
                        {
                            last.TrySetResult();
                        }
                    }
                });
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        if (Volatile.Read(ref waiting) == 0)
        {
            last.TrySetResult();
        }

        await last.Task;
    }

    /// <summary>One call; false when the scenario has nobody left to call as, or enough is counted.</summary>
    private async Task<bool> CallAsync(long intended)
    {
        string? error = null;
        try
        {
            if (!await scenario.CallAsync())
            {
                return false;
            }
        }
        catch (RpcException failure)
        {
            error = FailureReason.Of(failure);
        }

        var answered = Stopwatch.GetTimestamp();
        if (intended < Volatile.Read(ref countsFrom) || answered < intended)
        {
            return true;
        }

        if (Interlocked.Increment(ref counted) > settings.Count)
        {
            return false;
        }

        Volatile.Write(ref lastAnswer, answered);
        if (error is null)
        {
            latencies.RecordValue(Math.Clamp((long)Stopwatch.GetElapsedTime(intended, answered).TotalMicroseconds, 1, LongestLatency));
        }
        else
        {
            errors.AddOrUpdate(error, 1, (_, before) => before + 1);
        }

        return true;
    }

    private double Milliseconds(double percentile) =>
        latencies.TotalCount == 0 ? 0 : Math.Round(latencies.GetValueAtPercentile(percentile) / 1000.0, 2);
}
