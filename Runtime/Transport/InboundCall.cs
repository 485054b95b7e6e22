using System.Diagnostics;

namespace OrderGrains.Runtime;

/// <summary>A call that another silo has sent, and how to answer it: once. Safe to use from anywhere.</summary>
internal sealed class InboundCall(SiloConnection connection, uint number, CallHead head) : ICallOrigin
{
    private readonly long deadline = connection.DeadlineIn(head.TimeLeft);
    private int isAnswered;

    /// <summary>What travelled with the call.</summary>
    public CallHead Head => head;

    /// <summary>When the caller stops waiting, as a timestamp of the clock.</summary>
    public long Deadline => deadline;

    /// <summary>The call's part of the caller's trace; null: it has none.</summary>
    public Activity? Trace { get; set; }

    /// <summary>Whether the caller has stopped waiting.</summary>
    public bool IsExpired => connection.IsPast(deadline);

    /// <inheritdoc/>
    public void OnAnswered(GrainCall call)
    {
        if (TryAnswer())
        {
            connection.Answer(number, call);
        }
    }

    /// <inheritdoc/>
    public void OnFailed(Exception failure)
    {
        if (TryAnswer())
        {
            connection.AnswerFailure(number, failure);
        }
    }

    /// <summary>Sends the call back as it is, unless it is complete.</summary>
    public void Refuse(GrainCall call, RefusalReason reason, SiloAddress? hint)
    {
        if (call.TrySendBack() && TryAnswer())
        {
            connection.Refuse(number, reason, hint);
        }
    }

    /// <summary>Takes note that the call is in its grain's mailbox: a one-way call is answered now.</summary>
    public void OnTaken(GrainCall call)
    {
        if (call.Method.IsOneWay && TryAnswer())
        {
            connection.Acknowledge(number);
        }
    }

    private bool TryAnswer()
    {
        Trace?.Stop();
        return Interlocked.Exchange(ref isAnswered, 1) == 0;
    }
}
