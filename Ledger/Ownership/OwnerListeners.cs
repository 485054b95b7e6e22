using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// Tells everybody who listens that the owner table has changed: the named supervisor of the listeners. One that fails
/// ends neither the loop that tells it nor the news for the others.
/// </summary>
internal static partial class OwnerListeners
{
    public static void Tell(Action<OwnerTable>? listeners, OwnerTable table, ILogger logger)
    {
        foreach (Action<OwnerTable> listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(table);
            }
#pragma warning disable CA1031 // The supervisor: what listens is the host's.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogListenerFailed(logger, failure);
            }
        }
    }
}
