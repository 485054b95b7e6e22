namespace OrderGrains.Fulfilments;

/// <summary>Shows a ticket.</summary>
internal static class FulfilmentViews
{
    /// <summary>The ticket as it is; null: there is none.</summary>
    public static FulfilmentView? View(this FulfilmentState state) => state.Version == 0 ? null : new()
    {
        Id = FulfilmentId.Of(state.OrderId),
        Version = state.Version,
        OrderId = state.OrderId,
        State = state.Status,
        AllowedTransitions = FulfilmentTransitions.Allowed(state.Status),
        Reason = state.Timeline[^1].Reason,
        Note = state.Timeline.LastOrDefault(static entry => entry.Note is not null)?.Note,
        StoreId = state.StoreId,
        CustomerId = state.CustomerId,
        Timeline = [.. state.Timeline.Select(static entry => new FulfilmentEntryView
        {
            Sequence = entry.Sequence,
            Type = FulfilmentTransitions.EventOf(entry.State),
            At = entry.At,
            State = entry.State,
        })],
        CreatedAt = state.Timeline[0].At,
    };
}
