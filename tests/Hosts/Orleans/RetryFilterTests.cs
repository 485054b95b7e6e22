using System.Reflection;
using Microsoft.Extensions.Configuration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Calls;

/// <summary>Which calls are sent again, and which never are.</summary>
public sealed class RetryFilterTests
{
    private readonly RetryFilter filter = With(TimeProvider.System);

    [Fact]
    public async Task Invoke_TurnedBackOnce_IsSentAgain()
    {
        var call = new FakeCall(TurnedBack(), null);

        await filter.Invoke(call);

        Assert.Equal(2, call.Sent);
    }

    [Fact]
    public async Task Invoke_OutcomeUnknown_IsNeverSentAgain()
    {
        Exception[] failures = [new SiloUnavailableException("It was sent."), new TimeoutException()];
        foreach (Exception failure in failures)
        {
            var call = new FakeCall(failure, null);

            Assert.Same(failure, await Record.ExceptionAsync(() => filter.Invoke(call)));
            Assert.Equal(1, call.Sent);
        }
    }

    [Fact]
    public async Task Invoke_SiloKnownToBeDead_IsSentAgain()
    {
        var call = new FakeCall(new SiloUnavailableException(), null);

        await filter.Invoke(call);

        Assert.Equal(2, call.Sent);
    }

    [Theory]
    [InlineData("sys.svc.dir.mem/127.0.0.1:4@1] Register(x) #1", 2)]
    [InlineData("order/t/o] OrderGrains.IOrderGrain.Place(x) #1", 1)]
    public async Task Invoke_SiloWentAwayWithARequest_IsSentAgainIfThatWasTheDirectorys(string addressee, int times)
    {
        string request = $"for message: Request [S127.0.0.1:3:1 order/t/sys.svc.dir.]->[S127.0.0.1:4:1 {addressee}.";
        var call = new FakeCall(new SiloUnavailableException(request), null);

        await Record.ExceptionAsync(() => filter.Invoke(call));

        Assert.Equal(times, call.Sent);
    }

    [Fact]
    public async Task Invoke_AnsweredAtOnce_IsSentOnce()
    {
        var call = new FakeCall([null]);

        await filter.Invoke(call);

        Assert.Equal(1, call.Sent);
    }

    [Fact]
    public async Task Invoke_GrainThatCannotLoad_FailsAsTheLedgerDid()
    {
        var cause = new InfrastructureException("store_unavailable", "The store is away.", retryable: true);
        var call = new FakeCall(new OrleansException("Error from storage provider", cause));

        Assert.Same(cause, await Record.ExceptionAsync(() => filter.Invoke(call)));
        Assert.Equal(1, call.Sent);
    }

    [Fact]
    public async Task Invoke_BucketIsAboutToMove_IsSentAgain()
    {
        var call = new FakeCall(Moving(), Moving(), null);

        await filter.Invoke(call);

        Assert.Equal(3, call.Sent);
    }

    [Fact]
    public async Task Invoke_BucketMovesForTooLong_FailsInAWayThatTheCallersCallerDoesNotRepeat()
    {
        var call = new FakeCall(Moving()) { RepeatsLast = true };

        var failure = await Assert.ThrowsAsync<InfrastructureException>(() => With(new HastyTime()).Invoke(call));

        Assert.Equal(("bucket_moved", true, false), (failure.Code, failure.Retryable, failure.OutcomeUnknown));
        Assert.True(call.Sent > 1);
    }

    private static RetryFilter With(TimeProvider time) =>
        new(OrderGrainsOptions.Read(new SettingsReader(new ConfigurationBuilder().Build())), time);

    private static InfrastructureException Moving() =>
        new(BucketDrains.TurnedBack, "It is about to move.", retryable: true);

    // Only Orleans itself makes one.
    private static Exception TurnedBack() =>
        (Exception)Activator.CreateInstance(
            typeof(OrleansMessageRejectionException), BindingFlags.Instance | BindingFlags.NonPublic, binder: null,
            ["No connection."], culture: null)!;

    private sealed class FakeCall(params Exception?[] answers) : IOutgoingGrainCallContext
    {
        public bool RepeatsLast { get; init; }

        public int Sent { get; private set; }

        public Response? Response { get; set; }

        public IGrainContext? SourceContext => null;

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => "";

        public string MethodName => "";

        public IInvokable Request { get; } = new NoArguments();

        public object Grain => throw new NotSupportedException();

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public object? Result { get; set; }

        public Task Invoke()
        {
            Exception? failure = answers[RepeatsLast ? Math.Min(Sent, answers.Length - 1) : Sent];
            Sent++;
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }
    }

    /// <summary>A second passes whenever somebody looks.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds++;
    }

    private sealed class NoArguments : IInvokable
    {
        public int GetArgumentCount() => 0;

        public object? GetArgument(int index) => throw new NotSupportedException();

        public void SetArgument(int index, object? value) => throw new NotSupportedException();

        public object? GetTarget() => null;

        public void SetTarget(ITargetHolder holder) => throw new NotSupportedException();

        public ValueTask<Response> Invoke() => throw new NotSupportedException();

        public string GetMethodName() => "";

        public string GetInterfaceName() => "";

        public string GetActivityName() => "";

        public MethodInfo GetMethod() => throw new NotSupportedException();

        public Type GetInterfaceType() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
