using System.Text.Json;
using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Tests.Notifications;

namespace OrderGrains.Tests.Mail;

public sealed class AzureCommunicationEmailSenderTests : IAsyncDisposable
{
    private readonly AdjustableTime time = new(EmailSamples.Noon);
    private readonly FakeCommunicationService service;
    private readonly AzureCommunicationEmailSender sender;

    public AzureCommunicationEmailSenderTests()
    {
        service = new FakeCommunicationService(time);
        sender = Sender(FakeCommunicationService.Key);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Send_SignedRequest_IsAcceptedWithItsContent()
    {
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        JsonElement body = JsonDocument.Parse(Assert.Single(service.Delivered)).RootElement;
        Assert.Equal("orders@example.com", body.GetProperty("senderAddress").GetString());
        JsonElement content = body.GetProperty("content");
        Assert.Equal("Order A-17 accepted – ready 12:15", content.GetProperty("subject").GetString());
        Assert.Contains("Grüße", content.GetProperty("plainText").GetString(), StringComparison.Ordinal);
        JsonElement to = Assert.Single(body.GetProperty("recipients").GetProperty("to").EnumerateArray());
        Assert.Equal("kim@example.com", to.GetProperty("address").GetString());
        Assert.Equal(EmailSamples.Request().Identity.OperationId, service.Requests[0]["Operation-Id"]);
    }

    [Fact]
    public async Task Send_AnotherKey_IsTransientSinceSomebodyMayMendIt() =>
        Assert.Equal(
            new SendOutcome.Transient("acs_401_Denied"),
            await Sender("b3RoZXI=").SendAsync(EmailSamples.Request(), Token));

    [Fact]
    public async Task Send_AnswerLost_ASecondTryDeliversOnce()
    {
        service.Faults.Enqueue((FakeCommunicationService.AnswerLost, "", null));
        service.Faults.Enqueue((FakeCommunicationService.AnswerLost, "", null));
        Assert.IsType<SendOutcome.Transient>(await sender.SendAsync(EmailSamples.Request(), Token));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal<SendOutcome>(SendOutcome.Sent.Instance, await sender.SendAsync(EmailSamples.Request(), Token));
        Assert.Single(service.Delivered);
        Assert.Equal(3, service.Requests.Count);
        Assert.Single(service.Requests.Select(request => request["Repeatability-Request-ID"]).Distinct());
        Assert.Equal(2, service.Requests.Select(request => request["x-ms-date"]).Distinct().Count());
    }

    [Fact]
    public async Task Send_PastTheTrackedTime_IsTransientAndANewFirstSentTimeSends()
    {
        time.Advance(TimeSpan.FromMinutes(6));
        SendOutcome outcome = await sender.SendAsync(EmailSamples.Request(), Token);
        Assert.Equal(new SendOutcome.Transient("acs_412_Denied"), outcome);
        EmailRequest renewed = EmailSamples.Request(firstSent: time.GetUtcNow());
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(renewed, Token));
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "Sun, 01 Mar 2026 12:01:00 GMT", 60)]
    [InlineData(429, null, null)]
    [InlineData(429, "soon", null)]
    public async Task Send_ServiceIsBusy_IsTransientAndAskedOnlyOnce(int status, string? retryAfter, int? seconds)
    {
        service.Faults.Enqueue((status, """{"error":{"code":"TooManyRequests"}}""", retryAfter));
        SendOutcome outcome = await sender.SendAsync(EmailSamples.Request(), Token);
        TimeSpan? wait = seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
        Assert.Equal(new SendOutcome.Transient($"acs_{status}_TooManyRequests", wait), outcome);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("""{"error":{"code":"BadTo","message":"kim@example.com is bad"}}""", "acs_400_BadTo")]
    [InlineData("""{"error":{"code":"kim@example.com"}}""", "acs_400")]
    [InlineData("""{"error":"x"}""", "acs_400")]
    [InlineData("""[]""", "acs_400")]
    [InlineData("<html>", "acs_400")]
    [InlineData("", "acs_400")]
    public async Task Send_ServiceRefusesTheEmail_IsPermanentWithTheCodeOnly(string body, string error)
    {
        service.Faults.Enqueue((400, body, null));
        Assert.Equal(new SendOutcome.Permanent(error), await sender.SendAsync(EmailSamples.Request(), Token));
    }

    [Fact]
    public async Task Send_OneBrokenAnswer_IsRetriedAtOnce()
    {
        service.Faults.Enqueue((500, "", null));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Send_NobodyListens_IsTransient()
    {
        await service.DisposeAsync();
        Assert.Equal(
            new SendOutcome.Transient("acs_unreachable"), await sender.SendAsync(EmailSamples.Request(), Token));
    }

    private AzureCommunicationEmailSender Sender(string key)
    {
        var options = new EmailOptions
        {
            Sender = EmailSenderKind.AzureCommunicationServices,
            From = "orders@example.com",
            AzureCommunicationServices = new AzureCommunicationOptions { Endpoint = service.Endpoint, AccessKey = key },
        };
        return new AzureCommunicationEmailSender(options, time);
    }
}
