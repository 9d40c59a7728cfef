using System.Net;
using CsCheck;
using Cyclades.Domain;
using Cyclades.Silo.SignIn;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Cyclades.Silo.Tests.SignIn;

public sealed class ClientThrottleTests
{
    private static readonly ClientNetwork Home = ClientNetwork.Of(IPAddress.Parse("192.0.2.7"));
    private static readonly ClientNetwork Elsewhere = ClientNetwork.Of(IPAddress.Parse("192.0.2.8"));

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_client_has_its_burst_then_one_each_refill_and_not_a_tick_before()
    {
        var throttle = Throttle();
        Assert.Equal(3, TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Home, null)));

        Assert.Equal(TimeSpan.FromMinutes(1), throttle.Refuses(ThrottledAct.SignIn, Home, null)!.After);
        time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), throttle.Refuses(ThrottledAct.SignIn, Home, null)!.After);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Home, null));
        Assert.NotNull(throttle.Refuses(ThrottledAct.SignIn, Home, null));
    }

    [Fact]
    public void Clients_and_acts_do_not_share_an_allowance()
    {
        var throttle = Throttle();
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Home, null));

        Assert.NotNull(throttle.Refuses(ThrottledAct.SignIn, Home, "paul@exemple.fr"));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Elsewhere, null));
        Assert.Null(throttle.Refuses(ThrottledAct.VerifyDocument, Home, null));
    }

    [Fact]
    public void One_identifier_is_limited_whoever_asks_and_however_it_is_spelt()
    {
        var throttle = Throttle();
        Assert.Null(throttle.Refuses(ThrottledAct.ResetPassword, Home, "paul.lamy@exemple.fr"));
        Assert.Null(throttle.Refuses(ThrottledAct.ResetPassword, Elsewhere, " Paul.LAMY@exemple.fr"));

        Assert.NotNull(throttle.Refuses(ThrottledAct.ResetPassword, default, "PAUL.LAMY@EXEMPLE.FR"));
        Assert.Null(throttle.Refuses(ThrottledAct.ResetPassword, default, "anne@exemple.fr"));
    }

    [Fact]
    public void A_refusal_costs_neither_allowance_anything()
    {
        var throttle = Throttle();
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.ResetPassword, Elsewhere, "paul@exemple.fr"));
        for (var i = 0; i < 100; i++)
        {
            Assert.NotNull(throttle.Refuses(ThrottledAct.ResetPassword, Home, "paul@exemple.fr"));
        }

        Assert.Equal(3, TakenAtOnce(() => throttle.Refuses(ThrottledAct.ResetPassword, Home, null)));
    }

    [Fact]
    public void Each_wrong_password_makes_the_clients_wait_grow_up_to_15_minutes()
    {
        var throttle = Throttle();
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Home, null));
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            throttle.Failed(ThrottledAct.SignIn, Home);
            waits.Add(throttle.Refuses(ThrottledAct.SignIn, Home, null)!.After);
        }

        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(13)], waits[..3]);
        Assert.All(waits[3..], wait => Assert.Equal(TimeSpan.FromMinutes(15), wait));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Home, null));
    }

    [Fact]
    public void Setting_the_machines_clock_neither_fills_an_allowance_nor_holds_anybody_up()
    {
        var clock = new CorrectedClock(time);
        var throttle = Throttle(clock: clock);
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Home, null));

        clock.Correction = TimeSpan.FromDays(1);
        Assert.Equal(TimeSpan.FromMinutes(1), throttle.Refuses(ThrottledAct.SignIn, Home, null)!.After);
        clock.Correction = TimeSpan.FromDays(-1);
        Assert.Equal(TimeSpan.FromMinutes(1), throttle.Refuses(ThrottledAct.SignIn, Home, null)!.After);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Home, null));
    }

    [Fact]
    public void Whatever_was_sent_who_waits_as_told_gets_through() =>
        Gen.Select(Gen.Int[0, 300], Gen.Bool).Array[1, 60].Sample(steps =>
        {
            var clock = new FakeTimeProvider(time.GetUtcNow());
            var throttle = Throttle(clock: clock);
            foreach (var (seconds, fails) in steps)
            {
                clock.Advance(TimeSpan.FromSeconds(seconds));
                if (throttle.Refuses(ThrottledAct.SignIn, Home, "x") is null && fails)
                {
                    throttle.Failed(ThrottledAct.SignIn, Home);
                }
            }

            if (throttle.Refuses(ThrottledAct.SignIn, Home, "x") is { } refusal)
            {
                clock.Advance(refusal.After);
                return throttle.Refuses(ThrottledAct.SignIn, Home, "x") is null;
            }

            return true;
        });

    [Fact]
    public void When_too_many_are_seen_those_seen_longest_ago_are_forgotten()
    {
        var throttle = Throttle(remembered: 2);
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Home, null));
        TakenAtOnce(() => throttle.Refuses(ThrottledAct.SignIn, Elsewhere, null));

        Assert.NotNull(throttle.Refuses(ThrottledAct.SignIn, Home, null));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, default, null));
        Assert.NotNull(throttle.Refuses(ThrottledAct.SignIn, Home, null));
        Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Elsewhere, null));
    }

    [Fact]
    public void An_ipv6_client_is_its_64_bit_network_and_a_mapped_ipv4_is_itself()
    {
        Assert.Equal(Of("2001:db8:0:1::1"), Of("2001:db8:0:1:ffff::2"));
        Assert.NotEqual(Of("2001:db8:0:1::1"), Of("2001:db8:0:2::1"));
        Assert.Equal(Of("::ffff:192.0.2.7"), Home);
        Assert.NotEqual(Of("0:0:0:c000:207::"), Home);
        Assert.Equal(default, ClientNetwork.Of(null));
    }

    [Fact]
    public void The_defaults_let_a_school_behind_one_address_work()
    {
        var throttle = new ClientThrottle(Options.Create(new ThrottleOptions()), new Identifiers(), time);
        for (var pupil = 0; pupil < 100; pupil++)
        {
            Assert.Null(throttle.Refuses(ThrottledAct.CreateAccount, Home, $"pupil{pupil}@exemple.fr"));
            Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Home, $"pupil{pupil}@exemple.fr"));
            throttle.Failed(ThrottledAct.SignIn, Home);
            Assert.Null(throttle.Refuses(ThrottledAct.SignIn, Home, $"pupil{pupil}@exemple.fr"));
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_wrong_setting_is_told_by_its_name()
    {
        Assert.Empty(new ThrottleOptions().Faults());
        Assert.Contains("Cyclades:Limits:SignIn", Assert.Single(new ThrottleOptions { SignIn = new ActLimit() }.Faults()), StringComparison.Ordinal);
        Assert.Equal(2, new ThrottleOptions { Remembered = 0, FailureWeight = 0 }.Faults().Count());
    }

    private static ClientNetwork Of(string address) => ClientNetwork.Of(IPAddress.Parse(address));

    /// <summary>Three at once and one a minute for a client, two at once for an identifier; a failure counts five times.</summary>
    private ClientThrottle Throttle(int remembered = 100, TimeProvider? clock = null)
    {
        var limit = new ActLimit { ClientBurst = 3, ClientPerHour = 60, IdentifierBurst = 2, IdentifierPerHour = 6 };
        var options = new ThrottleOptions { Remembered = remembered, FailureWeight = 5, SignIn = limit, ResetPassword = limit };
        return new ClientThrottle(Options.Create(options), new Identifiers(), clock ?? time);
    }

    private static int TakenAtOnce(Func<Refusal.TryAgainLater?> act)
    {
        var taken = 0;
        while (act() is null)
        {
            taken++;
        }

        return taken;
    }

    /// <summary>Shows another time of day than <paramref name="time"/>, and lets the same time pass.</summary>
    private sealed class CorrectedClock(FakeTimeProvider time) : TimeProvider
    {
        public TimeSpan Correction { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Correction;

        public override long GetTimestamp() => time.GetTimestamp();
    }
}
