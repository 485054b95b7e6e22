using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Builds a call of a method from its arguments' wire form.</summary>
/// <param name="target">The grain to call.</param>
/// <param name="reader">Stands at the first argument.</param>
public delegate GrainCall GrainCallReader(GrainReference target, ref WireReader reader);
