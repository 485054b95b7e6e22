namespace Orleans;

/// <summary>Calls grains from outside a grain. Safe to call from anywhere.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The host's services.</summary>
    IServiceProvider ServiceProvider { get; }
}
