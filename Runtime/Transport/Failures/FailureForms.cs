using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Turns exceptions into bytes and back, with the registered codecs. Safe to use from anywhere.</summary>
internal sealed class FailureForms(IEnumerable<IFailureCodec> registered)
{
    /// <summary>The most causes of causes that travel.</summary>
    private const int MaxCauses = 4;

    /// <summary>The longest message that travels; the rest is cut off.</summary>
    private const int LongestMessage = 4_096;

    private const byte HasCode = 1;
    private const byte HasRetryable = 2;
    private const byte IsRetryable = 4;
    private const byte HasRetryAfter = 8;
    private const byte HasCause = 16;

    private readonly IFailureCodec[] codecs = [.. registered, new RuntimeFailures()];

    /// <summary>Writes an exception.</summary>
    public void Write(WireWriter writer, Exception failure) => Write(writer, Describe(failure, MaxCauses));

    /// <summary>Reads an exception.</summary>
    public Exception Read(ref WireReader reader) => Restore(ReadForm(ref reader, MaxCauses));

    private CallFailure Describe(Exception failure, int causes)
    {
        CallFailure form = codecs.Select(codec => codec.Write(failure)).OfType<CallFailure>().FirstOrDefault()
            ?? new CallFailure(failure.GetType().FullName ?? failure.GetType().Name, failure.Message);
        bool hasCause = failure.InnerException is not null && causes > 0;
        return hasCause ? form with { Cause = Describe(failure.InnerException!, causes - 1) } : form;
    }

    private Exception Restore(CallFailure form)
    {
        Exception? cause = form.Cause is null ? null : Restore(form.Cause);
        return codecs.Select(codec => codec.Read(form, cause)).OfType<Exception>().FirstOrDefault()
            ?? new RemoteGrainException(form.Type, form.Message);
    }

    private static void Write(WireWriter writer, CallFailure form)
    {
        writer.Text(Shorten(form.Type));
        writer.Text(Shorten(form.Message));
        int flags = (form.Code is null ? 0 : HasCode)
            | (form.Retryable is null ? 0 : HasRetryable)
            | (form.Retryable == true ? IsRetryable : 0)
            | (form.RetryAfter is null ? 0 : HasRetryAfter)
            | (form.Cause is null ? 0 : HasCause);
        writer.Byte((byte)flags);
        if (form.Code is not null)
        {
            writer.Text(Shorten(form.Code));
        }

        if (form.RetryAfter is { } time)
        {
            writer.ZigZag(time.Ticks);
        }

        if (form.Cause is not null)
        {
            Write(writer, form.Cause);
        }
    }

    private static CallFailure ReadForm(ref WireReader reader, int causes)
    {
        CallFailure form = new(reader.Text(), reader.Text());
        byte flags = reader.Byte();
        form = form with
        {
            Code = (flags & HasCode) != 0 ? reader.Text() : null,
            Retryable = (flags & HasRetryable) != 0 ? (flags & IsRetryable) != 0 : null,
        };
        form = form with { RetryAfter = (flags & HasRetryAfter) != 0 ? new TimeSpan(reader.ZigZag()) : null };
        if ((flags & HasCause) == 0)
        {
            return form;
        }

        return causes > 0
            ? form with { Cause = ReadForm(ref reader, causes - 1) }
            : throw new WireFormatException($"A failure with more than {MaxCauses} causes.");
    }

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];
}
