using Npgsql;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class PostgresFailureTests
{
    [Theory]
    [InlineData("53100", "store_full", true)]
    [InlineData("53300", "store_throttled", true)]
    [InlineData("57014", "store_unavailable", true)]
    [InlineData("57P03", "store_unavailable", true)]
    [InlineData("40P01", "store_unavailable", true)]
    [InlineData("25006", "store_unavailable", true)]
    [InlineData("28P01", "store_denied", false)]
    [InlineData("3D000", "store_denied", false)]
    [InlineData("42501", "store_denied", false)]
    [InlineData("42P01", "store_unavailable", false)]
    [InlineData("22021", "store_unavailable", false)]
    public void ToStoreException_ErrorOfTheStatement_IsDefinite(string state, string code, bool retryable)
    {
        StoreException failure = PostgresFailure.ToStoreException(
            new PostgresException("no", "ERREUR", "ERROR", state), wasSent: true);

        Assert.Equal((code, retryable, false), (failure.Code, failure.Retryable, failure.OutcomeUnknown));
        Assert.Contains(state, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FATAL", "57P01")]
    [InlineData("PANIC", "XX000")]
    public void ToStoreException_EndOfTheSession_IsOfUnknownOutcome(string severity, string state)
    {
        PostgresException error = new("terminating", severity, severity, state);

        Assert.True(PostgresFailure.ToStoreException(error, wasSent: true).OutcomeUnknown);
        Assert.False(PostgresFailure.ToStoreException(error).OutcomeUnknown);
    }

    [Fact]
    public void ToStoreException_NoAnswer_IsOfUnknownOutcomeOnlyIfSent()
    {
        NpgsqlException silence = new("Exception while reading from stream", new TimeoutException());

        Assert.True(PostgresFailure.ToStoreException(silence, wasSent: true).OutcomeUnknown);
        Assert.False(PostgresFailure.ToStoreException(silence).OutcomeUnknown);
        Assert.True(PostgresFailure.ToStoreException(silence).Retryable);
    }

    [Fact]
    public void IsExpected_Bug_IsNot()
    {
        Assert.False(PostgresFailure.IsExpected(new InvalidOperationException("A bug.")));
        Assert.False(PostgresFailure.IsExpected(new OperationCanceledException()));
        Assert.True(PostgresFailure.IsExpected(new IOException("Broken pipe.")));
    }
}
