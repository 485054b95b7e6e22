using OrderGrains.Ledger;
using Orleans.Concurrency;

namespace OrderGrains.Fulfilments;

/// <summary>Lists tickets from the index.</summary>
[StatelessWorker]
public sealed class FulfilmentListGrain(ILedgerReader ledger) : Grain, IFulfilmentListGrain
{
    /// <inheritdoc/>
    public async Task<FulfilmentPage> List(TimeQuery query)
    {
        LedgerPage<FulfilmentView> page = await LedgerWalk
            .ByTime<FulfilmentState, FulfilmentView>(
                (FulfilmentState.ByTime, FulfilmentState.StateName),
                this.GetPrimaryKeyString(),
                query,
                state => LedgerWalk.IsOf(query, state.StoreId, state.CustomerId) ? state.View() : null)
            .Read(ledger, query.Cursor, query.Limit);
        return new FulfilmentPage
        {
            Fulfilments = page.Items,
            NextCursor = page.NextCursor,
            CursorInvalid = page.CursorInvalid,
        };
    }
}
