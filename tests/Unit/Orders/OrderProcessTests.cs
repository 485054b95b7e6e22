using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

public sealed class OrderProcessTests
{
    private const string StoreId = "sto_1";

    private readonly FakeState<OrderState> state = new(new OrderState());
    private readonly ManualTime time = new(OrderSamples.Now);
    private readonly FakeDomain domain = new();
    private readonly FakeStore store;
    private readonly OrderProcess order;
    private Admission admission = OrderSamples.Admission();

    public OrderProcessTests()
    {
        store = new FakeStore(_ => admission);
        order = new OrderProcess(OrderSamples.Key, state, new FakeGrains(_ => store), domain, time);
    }

    [Fact]
    public async Task Place_Admitted_CommitsOnceAndAnswersWithTheOrder()
    {
        OrderResult result = await order.Place(OrderSamples.Place());

        Assert.Equal(OrderStatus.Placed, result.Order?.State);
        Assert.Equal("extra hot", result.Order?.Lines[0].Note);
        Assert.Equal("Ada", result.Order?.Customer.Name);
        Assert.Equal("en", result.Order?.Customer.Locale);
        Assert.NotEqual(default, result.Order!.PlacedAt);
        Assert.False(result.Replayed);
        Assert.Single(state.Commits);
        Assert.Equal(1, store.Asked[0].Attempt);
    }

    [Fact]
    public async Task Place_Refused_RecordsNothingAndTriesAgainWithAnotherAttempt()
    {
        admission = new Admission { Refusal = new Refusal { Code = ErrorCode.PriceMismatch, Detail = "no" } };
        OrderResult refused = await order.Place(OrderSamples.Place());
        admission = OrderSamples.Admission();
        OrderResult placed = await order.Place(OrderSamples.Place());

        Assert.Equal(ErrorCode.PriceMismatch, refused.Refusal?.Code);
        Assert.NotNull(placed.Order);
        Assert.Equal([1, 2], store.Asked.Select(request => request.Attempt));
        Assert.Equal(2, state.State.Content?.ReservedBy);
    }

    [Fact]
    public async Task Place_Again_ReplaysTheFirstAnswerAfterTheOrderMovedOn()
    {
        OrderResult first = await order.Place(OrderSamples.Place());
        await order.Change(OrderSamples.Change(OrderCommand.Accept));

        OrderResult again = await order.Place(OrderSamples.Place());

        Assert.True(again.Replayed);
        Assert.Equivalent(first.Order, again.Order, strict: true);
        Assert.Single(store.Asked);
    }

    [Fact]
    public async Task Place_CommittedRejection_IsReplayedToo()
    {
        admission = OrderSamples.Rejected(ReasonCode.CapacityExceeded);
        OrderResult first = await order.Place(OrderSamples.Place());
        admission = OrderSamples.Admission();

        OrderResult again = await order.Place(OrderSamples.Place());

        Assert.Equal(OrderStatus.Rejected, first.Order?.State);
        Assert.True(again.Replayed);
        Assert.Equal(ReasonCode.CapacityExceeded, again.Order?.Reason?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Place_SharedDomain_DependsOnWhatTheStoreHasNotCommittedYet(bool isShared)
    {
        domain.Shares = isShared;
        domain.Generations = 7;

        await order.Place(OrderSamples.Place());
        await order.Change(OrderSamples.Change(OrderCommand.Accept));

        Assert.Equal(isShared ? 7L : null, state.Commits[0].Generation);
        Assert.Null(state.Commits[1].Generation);
    }

    [Fact]
    public async Task Place_SharedDomainAndRefused_LeavesNoDependencyToTheNextWrite()
    {
        domain.Shares = true;
        admission = new Admission { Refusal = new Refusal { Code = ErrorCode.PriceMismatch, Detail = "no" } };
        await order.Place(OrderSamples.Place());

        await order.ConfirmReservation(StoreId, 1);

        Assert.Null(Assert.Single(state.Commits).Generation);
        Assert.Null(CommitParts.None.Generation);
    }

    [Fact]
    public async Task Place_WriteFails_Surfaces()
    {
        state.Gate = Task.FromException(new InvalidOperationException("store away"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => order.Place(OrderSamples.Place()));
    }

    [Fact]
    public async Task Change_AcceptAfterTheDeadline_CommitsTheRejectionAndRefuses()
    {
        await order.Place(OrderSamples.Place());
        time.Now += TimeSpan.FromMinutes(5);

        OrderResult result = await order.Change(OrderSamples.Change(OrderCommand.Accept));

        Assert.Equal(ErrorCode.InvalidTransition, result.Refusal?.Code);
        Assert.Equal(OrderStatus.Rejected, state.State.Status);
        Assert.Equal(2, state.Commits.Count);
    }

    [Fact]
    public async Task Change_Refused_WritesNothing()
    {
        await order.Place(OrderSamples.Place());

        await order.Change(OrderSamples.Change(OrderCommand.Complete));

        Assert.Single(state.Commits);
    }

    [Fact]
    public async Task ReceiveDue_ClockABitBehind_TrustsTheMessage()
    {
        await order.Place(OrderSamples.Place());

        await order.ReceiveDue(state.State.Content!.AcceptDeadline!.Value);

        Assert.Equal(OrderStatus.Rejected, state.State.Status);
        Assert.Equal(ReasonCode.AcceptDeadlineElapsed, state.State.View().Reason?.Code);
    }

    [Fact]
    public async Task ReceiveDue_Twice_HasOneEffect()
    {
        await order.Place(OrderSamples.Place());
        DateTimeOffset deadline = state.State.Content!.AcceptDeadline!.Value;

        await order.ReceiveDue(deadline);
        await order.ReceiveDue(deadline);

        Assert.Equal(2, state.Commits.Count);
    }

    [Fact]
    public async Task ConfirmReservation_NoOrder_FencesTheAttemptFirst()
    {
        bool isHeld = await order.ConfirmReservation(StoreId, 1);
        await order.Place(OrderSamples.Place());

        Assert.False(isHeld);
        Assert.Equal(2, state.Commits.Count);
        Assert.Equal(2, store.Asked[0].Attempt);
    }

    [Fact]
    public async Task ConfirmReservation_OpenOrder_HoldsOnlyItsOwnAttempt()
    {
        await order.Place(OrderSamples.Place());

        Assert.True(await order.ConfirmReservation(StoreId, 1));
        Assert.False(await order.ConfirmReservation(StoreId, 2));
        Assert.Single(state.Commits);
    }

    [Fact]
    public async Task ConfirmReservation_FinalOrder_ReleasesOnceMoreAsItDidFirst()
    {
        await order.Place(OrderSamples.Place());
        await order.Change(OrderSamples.Change(OrderCommand.Reject));

        Assert.True(await order.ConfirmReservation(StoreId, 1));

        object first = state.Commits[1].Events.Single(item => item.StreamNamespace == "stores").Payload;
        object again = Assert.Single(state.Commits[2].Events).Payload;
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task ConfirmReservation_RejectedByARule_HoldsNothing()
    {
        admission = OrderSamples.Rejected(ReasonCode.StorePaused);
        await order.Place(OrderSamples.Place());

        Assert.False(await order.ConfirmReservation(StoreId, 1));
    }
}
