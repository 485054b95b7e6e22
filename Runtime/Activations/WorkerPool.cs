namespace OrderGrains.Runtime;

/// <summary>The activations of one key of a stateless worker. Safe to use from anywhere.</summary>
internal sealed class WorkerPool(GrainClass grainClass, string key)
{
    private readonly Lock gate = new();
    private Activation[] activations = [];
    private uint turn;

    /// <summary>The live activations.</summary>
    public IReadOnlyList<Activation> Activations => Volatile.Read(ref activations);

    /// <summary>
    /// The activation for the next call: an idle one, or a new one, or when all are busy each in turn.
    /// </summary>
    public Activation Next()
    {
        Activation added;
        lock (gate)
        {
            foreach (Activation activation in activations)
            {
                if (activation.Waiting + activation.Running == 0)
                {
                    return activation;
                }
            }

            if (activations.Length >= grainClass.MaxWorkers)
            {
                return activations[turn++ % (uint)activations.Length];
            }

            added = new Activation(grainClass, key);
            activations = [.. activations, added];
        }

        grainClass.OnAdded(added);
        return added;
    }

    /// <summary>Forgets an activation. False when it was forgotten already.</summary>
    public bool Remove(Activation activation)
    {
        lock (gate)
        {
            int before = activations.Length;
            activations = [.. activations.Where(other => !ReferenceEquals(other, activation))];
            return activations.Length < before;
        }
    }
}
