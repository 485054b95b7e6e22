using Orleans.Hosting;

namespace OrderGrains.Silo;

internal static partial class OrleansSilo
{
    // Set in every container that Kubernetes starts.
    private const string ServiceHost = "KUBERNETES_SERVICE_HOST";

    static partial void AddKubernetes(ISiloBuilder silo)
    {
        if (Environment.GetEnvironmentVariable(ServiceHost) is { Length: > 0 })
        {
            silo.UseKubernetesHosting();
        }
    }
}
