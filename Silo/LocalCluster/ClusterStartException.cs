namespace OrderGrains.LocalCluster;

/// <summary>The cluster cannot be started; the message says why, and what to do.</summary>
public sealed class ClusterStartException : Exception
{
    /// <summary>A failure without words.</summary>
    public ClusterStartException()
    {
    }

    /// <summary>A failure, said in one sentence for the user.</summary>
    public ClusterStartException(string message) : base(message)
    {
    }

    /// <summary>A failure, said in one sentence for the user, with its cause.</summary>
    public ClusterStartException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
