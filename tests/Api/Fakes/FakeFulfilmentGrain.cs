using OrderGrains.Fulfilments;

namespace OrderGrains.Tests.Fakes;

/// <summary>A ticket that goes where it is told, and remembers it.</summary>
internal sealed class FakeFulfilmentGrain(FakeGrainFactory factory) : IFulfilmentGrain
{
    public static readonly DateTimeOffset CreatedAt = new(2026, 1, 31, 18, 32, 0, TimeSpan.Zero);

    public FulfilmentView? View { get; set; }

    public List<ChangeFulfilment> Changes { get; } = [];

    public FulfilmentResult? NextAnswer { get; set; }

    public static FulfilmentView ViewOf(string orderId) => new()
    {
        Id = FulfilmentId.Of(orderId),
        Version = 1,
        OrderId = orderId,
        State = FulfilmentStatus.Created,
        AllowedTransitions = [FulfilmentStatus.InProgress],
        StoreId = "coffee",
        CustomerId = "cus_1",
        Timeline =
        [
            new FulfilmentEntryView
            {
                Sequence = 1,
                Type = FulfilmentEventType.Created,
                At = CreatedAt,
                State = FulfilmentStatus.Created,
            },
        ],
        CreatedAt = CreatedAt,
    };

    public async Task<FulfilmentResult> Change(ChangeFulfilment command)
    {
        await factory.Enter();
        Changes.Add(command);
        if (NextAnswer is not null)
        {
            return NextAnswer;
        }

        if (View is null)
        {
            return FulfilmentResult.Refused(new Refusal { Code = ErrorCode.NotFound, Detail = "There is none." });
        }

        View = View with
        {
            Version = View.Version + 1,
            State = StateAfter(command.Command),
            Reason = command.Reason,
            Note = command.Note,
        };
        return new FulfilmentResult { Fulfilment = View };
    }

    public async Task<FulfilmentView?> Find()
    {
        await factory.Enter();
        return View;
    }

    private static FulfilmentStatus StateAfter(FulfilmentCommand command) => command switch
    {
        FulfilmentCommand.Start => FulfilmentStatus.InProgress,
        FulfilmentCommand.Ready => FulfilmentStatus.Ready,
        FulfilmentCommand.Complete => FulfilmentStatus.Completed,
        _ => FulfilmentStatus.Rejected,
    };
}
