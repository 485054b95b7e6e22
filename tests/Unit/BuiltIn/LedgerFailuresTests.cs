using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;
using OrderGrains.Runtime;
using OrderGrains.Runtime.Codecs;
using OrderGrains.Silo;

namespace OrderGrains.Tests.BuiltIn;

public sealed class LedgerFailuresTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Failure_ThatTravelsToAnotherSilo_KeepsWhatIsKnownOfTheOutcome(bool isUnknown)
    {
        var forms = new FailureForms([new LedgerFailures()]);
        var writer = new WireWriter();
        var lost = new BucketLostException(3, epoch: 5, isUnknown);
        forms.Write(writer, new InconsistentStateException(lost.Message, lost));
        var reader = new WireReader(writer.Written.Span);

        var failure = Assert.IsType<InconsistentStateException>(forms.Read(ref reader));

        var cause = Assert.IsType<InfrastructureException>(failure.InnerException);
        Assert.Equal(
            (isUnknown, "bucket_lost", true, TimeSpan.FromSeconds(1)),
            (cause.OutcomeUnknown, cause.Code, cause.Retryable, cause.RetryAfter));
    }

    [Fact]
    public void HostFailure_OfAnUnknownOutcome_IsToldFromRefusals()
    {
        Assert.True(HostFailures.IsOutage(new UnknownOutcomeException()));
        Assert.True(HostFailures.IsOutcomeUnknown(new UnknownOutcomeException()));
        Assert.False(HostFailures.IsOutcomeUnknown(new SiloUnavailableException()));
    }
}
