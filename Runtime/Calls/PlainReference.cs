using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A reference without an interface, for the runtime's own calls.</summary>
internal sealed class PlainReference(ICallTransport transport, GrainId grainId) : GrainReference(transport, grainId);
