namespace OrderGrains.Tests.Mail;

/// <summary>A clock that stands still until a test moves it; timers run by the machine's.</summary>
internal sealed class AdjustableTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
