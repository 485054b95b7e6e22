using System.Diagnostics;
using System.Text.Json;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>What the official JavaScript client of tables does and sees.</summary>
internal static class TableScript
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    /// <summary>The client's own request for an entity, as it arrived.</summary>
    internal static async Task<Request> SignedRequestAsync(string key)
    {
        JsonElement request = JsonDocument.Parse(await RunAsync("sign", AzuriteServer.Account, key)).RootElement;
        return new Request(request.GetProperty("url").GetString()!, request.GetProperty("headers"));
    }

    /// <summary>A table's entities in the client's order.</summary>
    internal static async Task<JsonElement[]> ListAsync(string connectionString, string table)
    {
        string output = await RunAsync("list", connectionString, table);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>A signature for one hour: of the account when no table is named.</summary>
    internal static async Task<string> SignatureAsync(string permissions, string table = "") =>
        (await RunAsync("sas", AzuriteServer.Account, AzuriteServer.Key, permissions, table)).Trim();

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(s_bound);
        using Process process = NodeTools.Start("tables.mjs", arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        string output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    internal sealed record Request(string Url, JsonElement Headers)
    {
        internal string Header(string name) => Headers.GetProperty(name).GetString()!;
    }
}
