using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Which silo a call goes to. Asked only when a reference has no activation yet, so that a call that stays here costs
/// nothing more.
/// </summary>
public sealed partial class GrainRuntime
{
    private readonly Lazy<IGrainLocator> locator;
    private SiloTransport? transport;

    /// <summary>Who knows where grains live. Found at its first use: it may need the runtime itself.</summary>
    internal IGrainLocator Locator => locator.Value;

    /// <summary>Takes the way to other silos.</summary>
    internal void Attach(SiloTransport way)
    {
        if (Interlocked.CompareExchange(ref transport, way, null) is not null)
        {
            throw new InvalidOperationException("A host has one transport.");
        }
    }

    /// <summary>A class and a method by their names on the wire; null: this silo has none.</summary>
    internal (GrainClass? Class, GrainMethod? Method) FindRoute(GrainType type, string interfaceName, string method) =>
        (catalog.Find(type.ToString()), catalog.Method(interfaceName, method));

    /// <summary>Takes a call that another silo has sent.</summary>
    internal void Receive(GrainCall call) => Route(call, caller: null);

    /// <summary>A call that was not carried out when the silo's time was up.</summary>
    internal void Abandon(GrainCall call, Exception failure)
    {
        if (call.Passage is InboundCall inbound)
        {
            inbound.Refuse(call, RefusalReason.Stopping, hint: null);
        }
        else
        {
            call.TryFail(failure);
        }
    }

    private static IGrainLocator FindLocator(IServiceProvider services) =>
        services.GetService<IGrainLocator>() ?? SingleSilo.Instance;

    /// <summary>The activation that takes a call; null when the call was sent elsewhere or refused.</summary>
    private Activation? FindTarget(GrainCall call)
    {
        GrainReference target = call.Target;
        GrainId grainId = target.GrainId;
        if (catalog.Find(grainId.Type.ToString()) is not { } grainClass)
        {
            Refuse(call, new ArgumentException($"There is no grain class '{grainId.Type}'."));
            return null;
        }

        GrainLocation location = Locate(grainClass, grainId);
        bool isInside = !location.IsLocal && drains.IsInside(call);
        if (location.IsLocal || isInside)
        {
            Activation activation = grainClass.GetOrAdd(grainId.Key.ToString());
            if (isInside)
            {
                activation.JoinDrain(Moving);
            }

            location = Locate(grainClass, grainId);
            if (location.IsLocal || (isInside && drains.IsInside(call)))
            {
                target.Route = grainClass.Info.MaxLocalWorkers == 0 ? activation : null;
                return activation;
            }

            // The grain was lost in between, and whoever ended the others may not have seen this one.
            activation.LoseIfUnused();
        }

        SendAway(call, location);
        return null;
    }

    private GrainLocation Locate(GrainClass grainClass, GrainId grainId)
    {
        if (grainClass.Info.MaxLocalWorkers != 0 && !Options.IsClient)
        {
            return GrainLocation.Local;
        }

        GrainLocation location = Locator.Find(grainId);
        return location.IsLocal && Options.IsClient ? GrainLocation.Unknown : location;
    }

    private void SendAway(GrainCall call, GrainLocation location)
    {
        if (call.Passage is InboundCall inbound)
        {
            inbound.Refuse(call, RefusalReason.NotHere, location.Silo);
        }
        else if (call.Method.Reader is null)
        {
            Refuse(call, new SiloUnavailableException(
                $"{call.Method} never leaves its silo, and {call.Target.GrainId} lives elsewhere: {location}."));
        }
        else if (transport is null)
        {
            Refuse(call, new SiloUnavailableException(
                $"{call.Target.GrainId} lives elsewhere ({location}), and this host has no transport."));
        }
        else
        {
            transport.Send(call, location);
        }
    }
}
