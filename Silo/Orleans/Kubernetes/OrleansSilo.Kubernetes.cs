using Orleans.Hosting;

namespace OrderGrains.Silo;

internal static partial class OrleansSilo
{
    // Any pod may have a token, but not the right to ask about pods: a manifest that gives it names the pod too.
    private const string Token = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private const string PodName = "POD_NAME";

    // Failover needs none of it: without the right, the ledger's leases alone tell who is gone.
    private static void AddKubernetes(ISiloBuilder silo)
    {
        if (File.Exists(Token) && Environment.GetEnvironmentVariable(PodName) is { Length: > 0 })
        {
            silo.UseKubernetesHosting();
        }
    }
}
