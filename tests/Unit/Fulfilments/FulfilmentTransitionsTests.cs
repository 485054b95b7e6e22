using OrderGrains.Fulfilments;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Fulfilments;

public sealed class FulfilmentTransitionsTests
{
    // Columns: start, ready, complete, reject.
    private static readonly Dictionary<FulfilmentStatus, string> Expected = new()
    {
        [FulfilmentStatus.Pending] = "- - - -",
        [FulfilmentStatus.Created] = "InProgress Ready Completed Rejected",
        [FulfilmentStatus.InProgress] = "- Ready Completed Rejected",
        [FulfilmentStatus.Ready] = "- - Completed Rejected",
        [FulfilmentStatus.Completed] = "- - - -",
        [FulfilmentStatus.Rejected] = "- - - -",
        [FulfilmentStatus.Cancelled] = "- - - -",
    };

    public static TheoryData<FulfilmentStatus> Statuses => [.. Enum.GetValues<FulfilmentStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Target_EveryCommand_IsAsTheTableSays(FulfilmentStatus status)
    {
        FulfilmentStatus?[] targets = [.. Enum.GetValues<FulfilmentCommand>()
            .Select(command => FulfilmentTransitions.Target(status, command))];

        Assert.Equal(Expected[status], string.Join(' ', targets.Select(target => target?.ToString() ?? "-")));
        Assert.Equal(targets.OfType<FulfilmentStatus>().Order(), FulfilmentTransitions.Allowed(status));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void IsFinal_EveryState_IsWhatNothingLeaves(FulfilmentStatus status) =>
        Assert.Equal(
            status != FulfilmentStatus.Pending && FulfilmentTransitions.Allowed(status).Count == 0,
            FulfilmentTransitions.IsFinal(status));

    [Fact]
    public void Wanted_EveryOrderState_FromAcceptanceOn() =>
        Assert.Equal(
            [
                (OrderStatus.Accepted, FulfilmentStatus.Created), (OrderStatus.Preparing, FulfilmentStatus.InProgress),
                (OrderStatus.Ready, FulfilmentStatus.Ready), (OrderStatus.Completed, FulfilmentStatus.Completed),
            ],
            Enum.GetValues<OrderStatus>()
                .Select(status => (status, Wanted: FulfilmentTransitions.Wanted(status)))
                .Where(pair => pair.Wanted is not null)
                .Select(pair => (pair.status, pair.Wanted!.Value)));

    [Fact]
    public void EventOf_EveryStateButPending_IsAnEventOfItsOwn() =>
        Assert.Equal(
            Enum.GetValues<FulfilmentEventType>(),
            Enum.GetValues<FulfilmentStatus>().Skip(1).Select(FulfilmentTransitions.EventOf));
}
