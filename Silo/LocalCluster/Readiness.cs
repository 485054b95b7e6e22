using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster;

/// <summary>Waits until processes can be used.</summary>
internal sealed class Readiness(ClusterOutput output, TimeProvider time) : IDisposable
{
    private const int Tries = 3;
    private const int TailLines = 15;
    private const int ReasonLength = 300;

    /// <summary>How long a process may take until it is ready.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan NewsInterval = TimeSpan.FromSeconds(10);
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Waits until a process answers that it is ready.</summary>
    /// <exception cref="ClusterStartException">It did not within the bound, or the process keeps ending.</exception>
    public async Task WaitAsync(SupervisedProcess process, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        TimeSpan nextNews = NewsInterval;
        while (await ReasonAgainstAsync(process.Member, cancellationToken) is { } reason)
        {
            TimeSpan waited = time.GetElapsedTime(started);
            if (process.Deaths >= Tries || waited > Bound)
            {
                throw new ClusterStartException(
                    $"{process.Name} is not ready after {waited.TotalSeconds:F0} s and {process.Deaths} ends: "
                    + $"{reason}\nThe end of {process.Log.Path}:\n{process.Log.Tail(TailLines)}");
            }

            if (waited > nextNews)
            {
                nextNews = waited + NewsInterval;
                output.Say($"{process.Name} is not ready yet: {reason}");
            }

            await Task.Delay(Interval, time, cancellationToken);
        }

        output.Say($"{process.Name} is ready, pid {process.Id}");
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => client.Dispose();

    private async Task<string?> ReasonAgainstAsync(ClusterMember member, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(member.Ready, cancellationToken);
            bool ready = answer.IsSuccessStatusCode || !member.SaysHealth;
            string body = ready ? "" : await answer.Content.ReadAsStringAsync(cancellationToken);
            return ready
                ? null
                : $"it answers {(int)answer.StatusCode} {body[..Math.Min(body.Length, ReasonLength)]}";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it does not answer within {client.Timeout.TotalSeconds} s";
        }
    }
}
