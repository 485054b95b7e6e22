using Orleans.Internal;
using Orleans.Runtime.Providers;

namespace OrderGrains.Silo;

/// <summary>The pulling agent does not try again by itself: how often and how late is the relay's to say.</summary>
internal sealed class FirmBackoff : IMessageDeliveryBackoffProvider, IQueueReaderBackoffProvider
{
    /// <summary>Longer than the agent may try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public TimeSpan Next(int attempt) => Pause;
}
