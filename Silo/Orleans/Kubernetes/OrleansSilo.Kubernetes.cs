using Orleans.Hosting;

namespace OrderGrains.Silo;

internal static partial class OrleansSilo
{
    // Mounted into a container whose pod may ask Kubernetes about pods.
    private const string Token = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    // Failover needs none of it: without the right, the ledger's leases alone tell who is gone.
    private static void AddKubernetes(ISiloBuilder silo)
    {
        if (File.Exists(Token))
        {
            silo.UseKubernetesHosting();
        }
    }
}
