using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using OrderGrains.Mail;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Mail;

public sealed class AccessKeySigningPolicyTests
{
    private static readonly byte[] Key = Convert.FromBase64String(FakeCommunicationService.Key);

    [Fact]
    public async Task Signature_OfTheOfficialClientsRequest_IsTheSame()
    {
        JsonElement request = await OfficialRequestAsync(TestContext.Current.CancellationToken);
        string Header(string name) => request.GetProperty("headers").GetProperty(name).GetString()!;
        byte[] body = request.GetProperty("body").GetBytesFromBase64();
        string path = request.GetProperty("url").GetString()!;
        string hash = Convert.ToBase64String(SHA256.HashData(body));
        Assert.Equal(Header("x-ms-content-sha256"), hash);
        string ours = AccessKeySigningPolicy.Signature(
            Key, request.GetProperty("method").GetString()!, new Uri($"http://{Header("host")}{path}"),
            Header("x-ms-date"), hash);
        Assert.EndsWith($"&Signature={ours}", Header("authorization"), StringComparison.Ordinal);
        Assert.True(FakeCommunicationService.IsSigned("POST", path, Header, body));
    }

    [Fact]
    public void Signature_OneByteOfAnythingChanged_Differs()
    {
        var uri = new Uri("https://shop.example/emails:send?api-version=1");
        string[] all =
        [
            Sign("POST", uri, "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaA=="),
            Sign("PUT", uri, "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaA=="),
            Sign("POST", new Uri(uri, "/emails:send?api-version=2"), "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaA=="),
            Sign("POST", new Uri("https://other.example/x"), "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaA=="),
            Sign("POST", uri, "Sun, 01 Mar 2026 12:00:01 GMT", "aGFzaA=="),
            Sign("POST", uri, "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaB=="),
        ];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }

    private static string Sign(string method, Uri uri, string date, string hash) =>
        AccessKeySigningPolicy.Signature(Key, method, uri, date, hash);

    private static async Task<JsonElement> OfficialRequestAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        using Process process = NodeTools.Start("sign.mjs", FakeCommunicationService.Key);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        string output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        Assert.True(output.Length > 0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
