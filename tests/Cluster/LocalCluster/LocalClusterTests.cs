using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Tests.Cluster.LocalCluster;

/// <summary>The real command with real processes: silos are killed, the cluster is stopped, or killed.</summary>
public sealed class LocalClusterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ordergrains-local-").FullName;

    [Fact]
    public async Task Kill_OfASilo_IsReplacedAndKeepsTheOrder()
    {
        using ClusterProcess cluster = await ClusterProcess.StartAsync(folder);
        await PlaceAsync(cluster, "kept");
        int killed = cluster.IdOf("silo-1");
        ProcessIds.Kill(killed);

        await cluster.UntilAsync("a new silo-1", () => cluster.IdOf("silo-1") is not 0 and var id && id != killed);
        await ReadsAsync(cluster, "kept");
        await PlaceAsync(cluster, "later");
        int[] ids = Ids(cluster);
        Assert.Equal(0, await cluster.StopAsync());
        Assert.DoesNotContain(ids, ProcessIds.IsAlive);
        await NothingIsLeftAsync(cluster);
        Assert.Contains($"silo-1 (pid {killed}) ended with 137", cluster.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAStop_HasTheOrders()
    {
        using (ClusterProcess first = await ClusterProcess.StartAsync(folder))
        {
            await PlaceAsync(first, "kept");
            Assert.Equal(0, await first.StopAsync());
        }

        using ClusterProcess second = await ClusterProcess.StartAsync(folder);
        await ReadsAsync(second, "kept");
        int[] ids = Ids(second);
        second.KillAlone();

        // Nobody is there to stop them: each sees by itself that its cluster is gone.
        await second.UntilAsync("the end of all its processes", () => !ids.Any(ProcessIds.IsAlive));
        await NothingIsLeftAsync(second);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int[] Ids(ClusterProcess cluster)
    {
        int[] ids = [.. ClusterProcess.Names.Select(cluster.IdOf)];
        Assert.All(ids, id => Assert.True(ProcessIds.IsAlive(id), $"Process {id} should run."));
        return ids;
    }

    // While the buckets of a killed silo move, a request may be answered 503: it is sent again.
    private static async Task PlaceAsync(ClusterProcess cluster, string id)
    {
        await cluster.UntilAsync($"order {id} placed", async () =>
        {
            using StringContent body = new(
                $$"""{"id":"{{id}}","store_id":"sample","lines":[{"item_id":"2","quantity":1}]}""",
                new MediaTypeHeaderValue("application/json"));
            using HttpResponseMessage answer = await cluster.Client.PostAsync(
                new Uri("/v1/orders", UriKind.Relative), body);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(
                answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.ServiceUnavailable,
                $"{answer.StatusCode}: {text}\n{cluster.Output}");
            return answer.IsSuccessStatusCode;
        });
    }

    private static async Task ReadsAsync(ClusterProcess cluster, string id)
    {
        Uri order = new($"/v1/orders/{id}", UriKind.Relative);
        await cluster.UntilAsync($"order {id}", async () =>
        {
            using HttpResponseMessage answer = await cluster.Client.GetAsync(order);
            Assert.True(
                answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}");
            return answer.IsSuccessStatusCode;
        });
        JsonElement read = await cluster.Client.GetFromJsonAsync<JsonElement>(order);
        Assert.Equal("accepted", read.GetProperty("state").GetString());
    }

    private async Task NothingIsLeftAsync(ClusterProcess cluster)
    {
        if (Directory.Exists("/proc/self"))
        {
            await cluster.UntilAsync("no process that names the folder", () => !Processes().Any(Names));
        }

        static IEnumerable<string> Processes() => Directory.GetDirectories("/proc").Where(IsProcess);
        static bool IsProcess(string path) => char.IsAsciiDigit(Path.GetFileName(path)[0]);
        bool Names(string process) => CommandOf(process).Contains(folder, StringComparison.Ordinal);
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
