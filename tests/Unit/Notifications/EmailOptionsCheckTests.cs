using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Notifications;

public sealed class EmailOptionsCheckTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Fact]
    public void Check_Defaults_FindsNothing() => Assert.Empty(EmailOptionsCheck.Check(new EmailOptions()));

    [Fact]
    public void Check_EverythingWrong_NamesEveryKeyAtOnce()
    {
        IReadOnlyList<string> errors = EmailOptionsCheck.Check(new EmailOptions
        {
            Sender = EmailSenderKind.Smtp,
            From = "nobody",
            Timeout = TimeSpan.Zero,
            FilePath = "",
            Smtp = new SmtpOptions { Port = 0, User = "me", Connections = 0 },
            Retry = new RetryOptions
            {
                FirstDelay = TimeSpan.FromHours(2), MaxDelay = TimeSpan.FromMinutes(1), Attempts = 0,
            },
        });
        string[] keys =
        [
            "From", "Timeout", "FilePath", "Retry:FirstDelay", "Retry:MaxDelay", "Retry:Attempts", "Smtp:Host",
            "Smtp:Port", "Smtp:Connections", "Smtp:Password",
        ];
        Assert.All(keys, key => Assert.Contains(
            errors, error => error.StartsWith($"OrderGrains:Email:{key} ", StringComparison.Ordinal)));
        Assert.Equal(keys.Length, errors.Count);
    }

    [Theory]
    [InlineData("http://shop.example", Key, false)]
    [InlineData("https://shop.example/path", Key, false)]
    [InlineData("https://shop.example", "not base64!", false)]
    [InlineData(null, null, false)]
    [InlineData("https://shop.example", Key, true)]
    [InlineData("http://127.0.0.1:8080", Key, true)]
    public void Check_AzureEndpointAndKey_AreJudged(string? endpoint, string? key, bool sound)
    {
        var azure = new AzureCommunicationOptions { Endpoint = endpoint, AccessKey = key };
        IReadOnlyList<string> errors = EmailOptionsCheck.Check(Azure(azure));
        Assert.Equal(sound, errors.Count == 0);
        Assert.DoesNotContain(errors, error => key is not null && error.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_AzureConnectionString_IsTakenApart()
    {
        var azure = new AzureCommunicationOptions
        {
            ConnectionString = $"endpoint=https://shop.example/;accesskey={Key}",
        };
        Assert.Empty(EmailOptionsCheck.Check(Azure(azure)));
        Assert.Equal(("https://shop.example/", Key), azure.Resolve());
        Assert.Single(EmailOptionsCheck.Check(Azure(azure with { Endpoint = "https://other.example" })));
    }

    [Fact]
    public void Check_AzureWithTheDefaultSender_AsksForAVerifiedDomain()
    {
        var azure = new AzureCommunicationOptions { Endpoint = "https://shop.example", AccessKey = Key };
        EmailOptions options = Azure(azure) with { From = new EmailOptions().From };
        string error = Assert.Single(EmailOptionsCheck.Check(options));
        Assert.StartsWith("OrderGrains:Email:From ", error, StringComparison.Ordinal);
    }

    private static EmailOptions Azure(AzureCommunicationOptions azure) => new()
    {
        Sender = EmailSenderKind.AzureCommunicationServices,
        From = "orders@example.com",
        AzureCommunicationServices = azure,
    };
}
