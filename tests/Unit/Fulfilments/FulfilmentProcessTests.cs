using OrderGrains.Fulfilments;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Tests.Orders;
using OrderGrains.Tests.Payments;

namespace OrderGrains.Tests.Fulfilments;

public sealed class FulfilmentProcessTests
{
    private readonly Notifications.FakeState<FulfilmentState> stored = new(PaymentJson.Default);

    private FulfilmentProcess Ticket => new(OrderSamples.Key, stored);

    private IEnumerable<FulfilmentEvent> Events => stored.Parts.SelectMany(parts => parts.Events)
        .Select(happened => happened.Payload).OfType<FulfilmentEvent>();

    private string Story => string.Join(' ', Events.Select(happened => happened.Type));

    [Fact]
    public async Task Follow_Accepted_TheKitchenGetsOneTicket()
    {
        await Follow(OrderStatus.Accepted, 2);
        await Follow(OrderStatus.Accepted, 2);

        FulfilmentView? view = Ticket.View();
        Assert.Equal(("ful_ord_1", "ord_1", FulfilmentStatus.Created), (view?.Id, view?.OrderId, view!.State));
        Assert.Equal("Created", Story);
        Assert.Single(stored.Written);
        Assert.Equal(
            [new IndexEntry(FulfilmentState.ByTime, "default")], stored.Parts.SelectMany(parts => parts.Index));
    }

    [Fact]
    public async Task Change_ThroughItsLife_TellsEachStepWithoutAGap()
    {
        await Follow(OrderStatus.Accepted, 2);
        foreach (FulfilmentCommand command in (FulfilmentCommand[])
            [FulfilmentCommand.Start, FulfilmentCommand.Ready, FulfilmentCommand.Complete])
        {
            stored.Reload();
            Assert.Null((await Change(command)).Refusal);
        }

        Assert.Equal("Created Started Ready Completed", Story);
        Assert.Equal([1, 2, 3, 4], Events.Select(happened => happened.Sequence));
        Assert.Equal(4, Ticket.View()?.Version);
    }

    [Fact]
    public async Task Follow_TheOrderGoesWhereTheTicketAlreadyIs_NothingHappens()
    {
        await Follow(OrderStatus.Accepted, 2);
        await Change(FulfilmentCommand.Ready);
        await Follow(OrderStatus.Preparing, 3);
        await Follow(OrderStatus.Ready, 4);

        Assert.Equal("Created Ready", Story);
        Assert.Equal(4, stored.State.LastStep);
    }

    [Fact]
    public async Task Follow_TheOrderIsAhead_TheTicketFollows()
    {
        await Ticket.Follow(
        [
            PaymentHarness.Step(OrderStatus.Accepted, 2), PaymentHarness.Step(OrderStatus.Preparing, 3),
            PaymentHarness.Step(OrderStatus.Ready, 4), PaymentHarness.Step(OrderStatus.Completed, 5),
        ]);

        Assert.Equal("Created Started Ready Completed", Story);
        Assert.Single(stored.Written);
    }

    [Theory]
    [InlineData(null, "Created Cancelled")]
    [InlineData(FulfilmentCommand.Start, "Created Started Cancelled")]
    [InlineData(FulfilmentCommand.Ready, "Created Ready Cancelled")]
    [InlineData(FulfilmentCommand.Complete, "Created Completed")]
    [InlineData(FulfilmentCommand.Reject, "Created Rejected")]
    public async Task Follow_CalledOff_StopsTheKitchenUnlessItIsAtItsEnd(FulfilmentCommand? before, string story)
    {
        await Follow(OrderStatus.Accepted, 2);
        if (before is { } command)
        {
            await Change(command);
        }

        await Follow(OrderStatus.Cancelled, 3);
        await Follow(OrderStatus.Cancelled, 3);

        Assert.Equal(story, Story);
    }

    [Fact]
    public async Task Follow_CalledOffBeforeThereIsATicket_MakesNone()
    {
        await Follow(OrderStatus.Cancelled, 2);
        await Follow(OrderStatus.Accepted, 1);

        Assert.Null(Ticket.View());
        Assert.Empty(Events);
    }

    [Theory]
    [InlineData(FulfilmentCommand.Start)]
    [InlineData(FulfilmentCommand.Ready)]
    [InlineData(FulfilmentCommand.Complete)]
    [InlineData(FulfilmentCommand.Reject)]
    public async Task Change_ARepeat_ChangesNothing(FulfilmentCommand command)
    {
        await Follow(OrderStatus.Accepted, 2);
        FulfilmentResult first = await Change(command);
        int writes = stored.Written.Count;
        FulfilmentResult again = await Change(command);

        Assert.Equivalent(first.Fulfilment, again.Fulfilment, strict: true);
        Assert.Equal(writes, stored.Written.Count);
    }

    [Fact]
    public async Task Change_WhatIsNotAllowed_IsRefusedWithWhatIs()
    {
        Assert.Equal(ErrorCode.NotFound, (await Change(FulfilmentCommand.Start)).Refusal?.Code);
        await Follow(OrderStatus.Accepted, 2);
        await Change(FulfilmentCommand.Ready);

        Refusal? back = (await Change(FulfilmentCommand.Start)).Refusal;

        Assert.Equal(ErrorCode.InvalidTransition, back?.Code);
        Assert.Equal([FulfilmentStatus.Completed, FulfilmentStatus.Rejected], back?.AllowedFulfilment);
    }

    [Fact]
    public async Task Change_AnotherVersion_IsRefused()
    {
        await Follow(OrderStatus.Accepted, 2);
        ChangeFulfilment command = new() { Command = FulfilmentCommand.Start, ExpectedVersion = 2 };

        Refusal? refusal = (await Ticket.Change(command)).Refusal;

        Assert.Equal((ErrorCode.VersionMismatch, 1), (refusal?.Code, refusal?.Version));
        Assert.Null((await Ticket.Change(command with { ExpectedVersion = 1 })).Refusal);
    }

    [Fact]
    public async Task Change_RejectWithoutAReason_IsRefused()
    {
        await Follow(OrderStatus.Accepted, 2);
        ChangeFulfilment command = new() { Command = FulfilmentCommand.Reject };

        Assert.Equal(ErrorCode.ValidationFailed, (await Ticket.Change(command)).Refusal?.Code);
    }

    [Fact]
    public async Task Change_RejectWithAReason_ShowsAndTellsIt()
    {
        await Follow(OrderStatus.Accepted, 2);
        await Change(FulfilmentCommand.Reject);

        Assert.Equal(ReasonCode.ItemUnavailable, Ticket.View()?.Reason?.Code);
        Assert.Equal("no milk", Ticket.View()?.Note);
        Assert.Equal(ReasonCode.ItemUnavailable, Events.Last().Reason?.Code);
    }

    private Task Follow(OrderStatus status, long sequence) =>
        Ticket.Follow([PaymentHarness.Step(status, sequence)]);

    private Task<FulfilmentResult> Change(FulfilmentCommand command) => Ticket.Change(new ChangeFulfilment
    {
        Command = command,
        Reason = command == FulfilmentCommand.Reject ? new OrderReason { Code = ReasonCode.ItemUnavailable } : null,
        Note = command == FulfilmentCommand.Reject ? "no milk" : null,
    });
}
