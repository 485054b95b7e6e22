using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OrderGrains.Payments;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Payments;

public sealed class StripeSignatureTests
{
    private const string Secret = "whsec_first";
    private const string OtherSecret = "whsec_second";
    private const string Payload = """{"id":"evt_1","note":"Grüße, €"}""";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);

    // Made once by the official client: the test below makes them anew where it is installed.
    private const string Known = "t=1700000000,v1=c8cf6ed9fd9120874a1792902ffdf5b69559118b76d10974da8a20cf21f94bc5";

    [Fact]
    public void Check_AKnownSignature_IsValid() =>
        Assert.Equal(SignatureVerdict.Valid, StripeSignature.Check(
            Known, "{}"u8, ["whsec_1"], DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));

    [Fact]
    public async Task Check_TheOfficialClientsSignature_IsValidAndNoOtherByteIs()
    {
        string[] headers = await OfficialAsync(
            (Payload, Secret, Now.ToUnixTimeSeconds()), (Payload, OtherSecret, Now.ToUnixTimeSeconds()));
        byte[] body = Encoding.UTF8.GetBytes(Payload);

        Assert.Equal(SignatureVerdict.Valid, StripeSignature.Check(headers[0], body, [Secret], Now));
        Assert.Equal(SignatureVerdict.Invalid, StripeSignature.Check(headers[1], body, [Secret], Now));
        Assert.Equal(SignatureVerdict.Valid, StripeSignature.Check(headers[1], body, [Secret, OtherSecret], Now));
        for (int at = 0; at < body.Length; at++)
        {
            byte[] changed = [.. body];
            changed[at] ^= 1;
            Assert.Equal(SignatureVerdict.Invalid, StripeSignature.Check(headers[0], changed, [Secret], Now));
        }

        for (int at = headers[0].IndexOf("v1=", StringComparison.Ordinal) + 3; at < headers[0].Length; at++)
        {
            string changed = headers[0][..at] + (headers[0][at] == '0' ? '1' : '0') + headers[0][(at + 1)..];
            Assert.Equal(SignatureVerdict.Invalid, StripeSignature.Check(changed, body, [Secret], Now));
        }
    }

    [Theory]
    [InlineData(0, SignatureVerdict.Valid)]
    [InlineData(300, SignatureVerdict.Valid)]
    [InlineData(301, SignatureVerdict.OutOfTolerance)]
    [InlineData(-300, SignatureVerdict.Valid)]
    [InlineData(-301, SignatureVerdict.OutOfTolerance)]
    public void Check_ATimeApart_IsToleratedUpTo300Seconds(int seconds, object expected) =>
        Assert.Equal((SignatureVerdict)expected, StripeSignature.Check(
            SignedEvents.Sign(Payload, Secret, Now),
            Encoding.UTF8.GetBytes(Payload),
            [Secret],
            Now.AddSeconds(seconds)));

    [Fact]
    public void Check_AnOldTimeWithAWrongSignature_IsInvalid() =>
        Assert.Equal(SignatureVerdict.Invalid, StripeSignature.Check(
            SignedEvents.Sign(Payload, OtherSecret, Now), Encoding.UTF8.GetBytes(Payload), [Secret], Now.AddDays(1)));

    [Fact]
    public void Check_SeveralSignatures_OneIsEnough()
    {
        string right = SignedEvents.Sign(Payload, Secret, Now);
        string hash = right[(right.IndexOf("v1=", StringComparison.Ordinal) + 3)..];
        string time = right[..right.IndexOf(',')];
        string wrong = new('0', hash.Length);
        byte[] body = Encoding.UTF8.GetBytes(Payload);

        Assert.Equal(
            SignatureVerdict.Valid,
            StripeSignature.Check($"{time},v1={wrong},v0={wrong},v1={hash}", body, [Secret], Now));
        Assert.Equal(
            SignatureVerdict.Valid, StripeSignature.Check($"v1={hash}, {time}", body, [OtherSecret, Secret], Now));
        Assert.Equal(
            SignatureVerdict.Invalid, StripeSignature.Check($"{time},v0={hash}", body, [Secret], Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=")]
    [InlineData("t=1780000000")]
    [InlineData("t=1780000000,v1=")]
    [InlineData("t=1780000000,v1=zz")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("v1=00")]
    [InlineData("=,=,,,=")]
    public void Check_Rubbish_IsInvalid(string? header) =>
        Assert.Equal(SignatureVerdict.Invalid, StripeSignature.Check(header, "{}"u8, [Secret], Now));

    private static async Task<string[]> OfficialAsync(params (string Payload, string Secret, long Timestamp)[] wanted)
    {
        string argument = JsonSerializer.Serialize(
            wanted.Select(each => new Dictionary<string, object>
            {
                ["payload"] = each.Payload,
                ["secret"] = each.Secret,
                ["timestamp"] = each.Timestamp,
            }));
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        using Process process = NodeTools.Start("webhook.mjs", argument);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        string output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        string[] headers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(headers.Length == wanted.Length, await errors);
        return headers;
    }
}
