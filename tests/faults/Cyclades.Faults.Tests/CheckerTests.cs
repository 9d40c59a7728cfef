using CsCheck;
using Cyclades.Domain.Tests;
using Cyclades.Faults.Checking;
using Cyclades.Faults.Histories;
using Xunit;

namespace Cyclades.Faults.Tests;

/// <summary>The checker finds what was planted, each under its rule, and nothing in a run that was right.</summary>
public sealed class CheckerTests
{
    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Frequency((4, Gen.Const(Act.Modify)), (2, Gen.Const(Act.Submit)), (2, Gen.Const(Act.Withdraw)), (1, Gen.Const(Act.Undo)), (3, Gen.Const(Act.Get)), (1, Gen.Const(Act.List))),
        Gen.Frequency((7, Gen.Const(Fate.Answered)), (1, Gen.Const(Fate.AnswerLost)), (1, Gen.Const(Fate.DoneLater)), (1, Gen.Const(Fate.Lost))),
        Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Int[0, 5000],
        (act, fate, again, outdated, before) => new Step(act, fate, again, outdated, before));

    // One candidature, saved twice, read, withdrawn and taken back, read; nothing overlaps.
    private static History Right { get; } = InventedRun.Of(
    [
        Plain(Act.Submit), Plain(Act.Get), Plain(Act.Modify), Plain(Act.Get), Plain(Act.Modify), Plain(Act.Modify) with { Again = true },
        Plain(Act.Get), Plain(Act.Withdraw), Plain(Act.Undo), Plain(Act.Get), Plain(Act.List),
    ]);

    [Fact]
    public void A_run_that_was_right_is_clean()
    {
        var verdict = Checker.Check(Right);

        Assert.Empty(verdict.Violations);
        Assert.Equal((6, 5, 0, 0), (verdict.Acknowledged, verdict.Reads, verdict.Refused, verdict.Unknown));
    }

    [Fact]
    public void Whatever_the_rules_of_the_domain_answer_one_after_the_other_is_clean_however_calls_overlap() =>
        AnyStep.Array[0, 60].Sample(steps => Assert.Empty(Checker.Check(InventedRun.Of(steps)).Violations), iter: 2000);

    [Fact]
    public void A_long_run_with_many_unknown_calls_is_decided() =>
        AnyStep.Where(step => step.Act is not Act.Withdraw).Array[3000].Sample(
            steps => Assert.Empty(Checker.Check(InventedRun.Of(steps)).Violations), iter: 3);

    [Fact]
    public void A_lost_write_is_found()
    {
        var lost = Right.Operations.Last(call => call.Act is Act.Modify);
        var planted = WithStored(Right, stored => stored with { Journal = [.. stored.Journal.Where(entry => entry.Request != lost.Request)] });

        AssertFound(planted, Rule.ExactlyOnce, "Acknowledged and not stored");
    }

    [Fact]
    public void A_write_that_another_one_wrote_over_is_found_by_its_order()
    {
        // Both were told that they made version 3 out of version 2.
        var write = Right.Operations.Last(call => call.Act is Act.Modify);
        var other = write with { Request = Guid.NewGuid().ToString(), Content = "0699999999", Views = [write.Views[0] with { Content = "0699999999" }] };

        AssertFound(Right with { Operations = Right.Operations.Add(other) }, Rule.Linearizable, "has no place");
    }

    [Fact]
    public void A_request_that_was_done_twice_is_found()
    {
        var planted = WithStored(Right, stored =>
        {
            var done = stored.Journal.First(entry => entry.Type == "candidature-modified");
            return stored with { Journal = stored.Journal.Add(done with { GrainVersion = 6, Version = 5 }) };
        });

        AssertFound(planted, Rule.ExactlyOnce, "Carried out 2 times");
    }

    [Fact]
    public void A_refused_request_that_was_stored_is_found()
    {
        var request = Right.Operations.First(call => call.Act is Act.Withdraw).Request;
        var planted = WithOperations(Right, call => call.Request == request ? call with { Outcome = Outcome.Refused, Reason = "SERVICE_CLOSED", Views = [] } : call);

        AssertFound(planted, Rule.ExactlyOnce, "Refused and stored");
    }

    [Fact]
    public void A_write_that_nobody_asked_for_is_found()
    {
        var request = Right.Operations.First(call => call.Act is Act.Withdraw).Request;

        AssertFound(
            Right with { Operations = [.. Right.Operations.Where(call => call.Request != request)] }, Rule.ExactlyOnce, "Nobody asked");
    }

    [Fact]
    public void A_registration_number_given_twice_is_found()
    {
        var submission = Right.Operations.First(call => call.Act is Act.Submit);

        AssertFound(
            Right with { Operations = Right.Operations.Add(submission with { Request = Guid.NewGuid().ToString() }) }, Rule.UniqueNumbers, "was given to requests");
    }

    [Fact]
    public void A_candidate_number_given_twice_is_found()
    {
        Operation Creation(string email) => new(
            0, Act.Create, 42, null, null, Guid.NewGuid().ToString(), null, email, 1, 2, Some.Now, Outcome.Done, null, []);

        AssertFound(
            Right with { Operations = [Creation("a@example.fr"), Creation("b@example.fr"), .. Right.Operations] }, Rule.UniqueNumbers, "a@example.fr and b@example.fr");
    }

    [Fact]
    public void Two_accounts_of_one_address_are_found() => AssertFound(
        WithStored(Right, stored => stored with { Accounts = stored.Accounts.Add(new StoredAccount(43, "active", Some.Email.Value)) }), Rule.UniqueNumbers, "is the address of 42 and 43");

    [Fact]
    public void A_stale_read_is_found_and_is_let_pass_only_around_the_end_of_a_silo()
    {
        var reads = Right.Operations.Where(call => call.Act is Act.Get).ToArray();
        var stale = reads[2] with { Views = reads[0].Views };
        var planted = WithOperations(Right, call => call == reads[2] ? stale : call);
        AssertFound(planted, Rule.NotStale, "revision 3 had been shown before, and 1 is shown");

        Disturbance End(FaultKind kind, long settled) => new(kind, 0, 0, settled, "seen", null, null);
        var around = Checker.Check(planted with { Disturbances = [End(FaultKind.Duplicate, stale.Invoked - (long)Checker.UntilAllKnow.TotalMicroseconds)] });
        Assert.Empty(around.Violations);
        Assert.Equal(1, around.StaleReads);
        AssertFound(planted with { Disturbances = [End(FaultKind.Duplicate, stale.Invoked - (long)Checker.UntilAllKnow.TotalMicroseconds - 1)] }, Rule.NotStale, "is shown");
        AssertFound(planted with { Disturbances = [End(FaultKind.MailDown, stale.Completed)] }, Rule.NotStale, "is shown");
    }

    [Fact]
    public void A_read_of_what_was_never_committed_is_found()
    {
        var read = Right.Operations.Last(call => call.Act is Act.Get);
        var ahead = read.Views[0] with { Revision = read.Views[0].Revision + 1, Version = read.Views[0].Version + 1, Content = "0699999999" };

        AssertFound(WithOperations(Right, call => call == read ? call with { Views = [ahead] } : call), Rule.NeverAhead, "nothing was committed");
    }

    [Fact]
    public void A_read_of_another_content_than_was_committed_is_found()
    {
        var read = Right.Operations.Last(call => call.Act is Act.Get);

        AssertFound(WithOperations(Right, call => call == read ? call with { Views = [call.Views[0] with { Content = "0699999999" }] } : call), Rule.NeverAhead, "was shown");
    }

    [Fact]
    public void A_gap_in_the_versions_is_found() => AssertFound(
        WithStored(Right, stored => stored with { Versions = [.. stored.Versions.Where(row => row.Version != 2)] }), Rule.NoGap, "has documents of 1, 3, 4");

    [Fact]
    public void A_missing_entry_of_the_journal_is_found() => AssertFound(
        WithStored(Right, stored => stored with { Journal = [.. stored.Journal.Where(entry => entry.Type != "candidature-withdrawn")] }), Rule.JournalComplete, "written 5 times");

    [Fact]
    public void An_entry_of_the_journal_that_is_there_twice_is_found() => AssertFound(
        WithStored(Right, stored => stored with { Journal = [.. stored.Journal, stored.Journal[^1]] }), Rule.JournalComplete, "2 times");

    [Fact]
    public void An_act_without_its_message_is_found() => AssertFound(
        WithStored(Right, stored => stored with { Messages = stored.Messages.RemoveAt(1) }), Rule.JournalComplete, "has no message");

    [Fact]
    public void A_lost_mail_is_found() => AssertFound(Right with { Mails = Right.Mails.RemoveAt(2) }, Rule.MailsOnce, "has not arrived");

    [Fact]
    public void A_mail_that_arrives_twice_is_found_and_is_let_pass_once_when_a_silo_ended_in_between()
    {
        var twice = Right with { Mails = Right.Mails.Add(Right.Mails[0] with { At = 60_000_000 }) };
        AssertFound(twice, Rule.MailsOnce, "arrived 2 times");

        Disturbance At(FaultKind kind, long begun) => new(kind, 0, begun, begun, "seen", null, null);
        var ended = Checker.Check(twice with { Disturbances = [At(FaultKind.Kill, 5000)] });
        Assert.Empty(ended.Violations);
        Assert.Equal(1, ended.RepeatedMails);
        AssertFound(twice with { Disturbances = [At(FaultKind.Kill, (long)Checker.UntilMarked.TotalMicroseconds + 1)] }, Rule.MailsOnce, "arrived 2 times");
        Assert.Empty(Checker.Check(twice with { Disturbances = [At(FaultKind.Kill, (long)Checker.UntilMarked.TotalMicroseconds)] }).Violations);
        AssertFound(twice with { Disturbances = [At(FaultKind.MailDown, 5000)] }, Rule.MailsOnce, "arrived 2 times");
        AssertFound(twice with { Disturbances = [At(FaultKind.DatabaseRestart, 5000)] }, Rule.MailsOnce, "arrived 2 times");
        AssertFound(twice with { Disturbances = [At(FaultKind.Kill, 5000)], Mails = twice.Mails.Add(Right.Mails[0] with { At = 61_000_000 }) }, Rule.MailsOnce, "arrived 3 times");
    }

    [Fact]
    public void A_save_at_closing_is_found()
    {
        var closing = Right.Stored.Closings[0].Closing;
        History Saved(DateTimeOffset at) => WithStored(Right, stored => stored with
        {
            Journal = [.. stored.Journal.Select(entry => entry.Type == "withdrawal-undone" ? entry with { At = at } : entry)],
        });

        AssertFound(Saved(closing), Rule.Closed, "closed at");
        Assert.Empty(Checker.Check(Saved(closing.AddTicks(-1))).Violations);
    }

    [Fact]
    public void A_save_that_was_sent_after_closing_is_found_whatever_instant_the_server_gave_it()
    {
        var hour = Right.Stored.Closings[0].Closing + Checker.ClockAgreement;
        var request = Right.Operations.First(call => call.Act is Act.Undo).Request;

        AssertFound(WithOperations(Right, call => call.Request == request ? call with { Hour = hour } : call), Rule.Closed, "First sent");
        Assert.Empty(Checker.Check(WithOperations(Right, call => call.Request == request ? call with { Hour = hour.AddTicks(-1) } : call)).Violations);
    }

    [Fact]
    public void A_save_after_another_one_was_refused_by_closing_is_found()
    {
        var save = Right.Operations.First(call => call.Act is Act.Modify);
        var refused = save with { Request = Guid.NewGuid().ToString(), Outcome = Outcome.Refused, Reason = "SERVICE_CLOSED", Views = [], Invoked = -10_000_000, Completed = -9_000_000 };

        AssertFound(Right with { Operations = Right.Operations.Insert(0, refused) }, Rule.Closed, "took this later");
    }

    [Fact]
    public void A_fault_of_the_server_and_a_slow_recovery_are_found()
    {
        var read = Right.Operations.First(call => call.Act is Act.Get);

        AssertFound(Right with { Operations = Right.Operations.Add(read with { Outcome = Outcome.Unknown, Reason = "INTERNAL", Views = [] }) }, Rule.NoFault, "INTERNAL");
        AssertFound(Right with { Disturbances = [new Disturbance(FaultKind.Kill, 1, 0, 0, "seen", 15.1, 15)] }, Rule.BackInTime, "15 s are promised");
        Assert.Empty(Checker.Check(Right with { Disturbances = [new Disturbance(FaultKind.Kill, 1, 0, 0, "seen", 15, 15)] }).Violations);
    }

    [Fact]
    public async Task A_history_comes_back_whole_from_its_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            var history = Right with { Seed = 7, Disturbances = [new Disturbance(FaultKind.Kill, 1, 2, 3, "seen", 4.5, 15)] };
            await history.WriteAsync(file);
            var read = await History.ReadAsync(file);

            Assert.Equal(Portrait.Of(history), Portrait.Of(read));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Step Plain(Act act) => new(act, Fate.Answered, false, false, 100);

    private static History WithStored(History history, Func<StoredFacts, StoredFacts> change) => history with { Stored = change(history.Stored) };

    private static History WithOperations(History history, Func<Operation, Operation> change) => history with { Operations = [.. history.Operations.Select(change)] };

    private static void AssertFound(History history, Rule rule, string words) =>
        Assert.Contains(Checker.Check(history).Violations, violation => violation.Rule == rule && violation.What.Contains(words, StringComparison.Ordinal));
}
