using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Npgsql;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Failures;

/// <summary>What a caller in another process learns of a failure of the ledger.</summary>
public sealed class WireFailuresTests
{
    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer().AddOwnTypes().AddLogging().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Send_FailureOfTheLedger_KeepsCodeAndAdvice()
    {
        var sent = new InfrastructureException("store_full", "No room.", retryable: false, TimeSpan.FromSeconds(7))
        {
            OutcomeUnknown = true,
        };

        var read = Assert.IsType<InfrastructureException>(Send(sent));

        Assert.Equal(
            ("store_full", "No room.", false, TimeSpan.FromSeconds(7), true),
            (read.Code, read.Message, read.Retryable, read.RetryAfter, read.OutcomeUnknown));
    }

    [Fact]
    public void Send_DerivedFailure_ArrivesAsTheLedgersFailure()
    {
        var read = Assert.IsType<InfrastructureException>(Send(new BucketNotHeldException(3)));

        Assert.Equal(("bucket_moved", true), (read.Code, read.Retryable));
    }

    [Fact]
    public void Send_LostWrite_KeepsItsCause()
    {
        Exception read = Send(new InconsistentStateException("lost", new BucketNotHeldException(3)));

        Assert.Equal("bucket_moved", Assert.IsType<InfrastructureException>(
            Assert.IsType<InconsistentStateException>(read).InnerException).Code);
    }

    [Fact]
    public void Send_LedgersFailureWithADriversInside_ArrivesWithoutIt()
    {
        var sent = new InfrastructureException(
            "store_unavailable", "The store is away.", retryable: true, inner: new NpgsqlException("broken pipe"));

        var read = Assert.IsType<InfrastructureException>(Send(new InconsistentStateException("lost", sent))
            .InnerException);

        Assert.Equal(("store_unavailable", true), (read.Code, read.Retryable));
        Assert.Null(read.InnerException);
    }

    [Fact]
    public void Send_GrainThatCannotLoad_ArrivesAsTheLedgersFailure()
    {
        var cause = new InfrastructureException(
            "store_unavailable", "The store is away.", retryable: true, inner: new NpgsqlException("broken pipe"));

        var read = Assert.IsType<InfrastructureException>(Send(new OrleansException("Error from provider", cause)));

        Assert.Equal(("store_unavailable", true), (read.Code, read.Retryable));
    }

    [Fact]
    public void Send_DriversFailure_ArrivesWithItsText()
    {
        Exception read = Send(new TimeoutException("late", new NpgsqlException("broken pipe")));

        Assert.Equal("broken pipe", Assert.IsType<TimeoutException>(read).InnerException?.Message);
    }

    private static Exception Send(Exception failure) =>
        Serializer.Deserialize<Exception>(Serializer.SerializeToArray(WireFailures.Plain(failure)))!;
}
