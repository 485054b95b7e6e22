using Microsoft.Extensions.Configuration;
using OrderGrains.Configuration;
using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Mail;

public sealed class EmailSettingsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        (EmailOptions options, IReadOnlyList<string> errors) = Read();
        Assert.Equal(new EmailOptions(), options);
        Assert.Empty(errors);
    }

    [Fact]
    public void Read_EverySmtpSetting_IsTaken()
    {
        (EmailOptions options, IReadOnlyList<string> errors) = Read(
            ("Sender", "smtp"), ("From", "Shop <shop@example.com>"), ("Timeout", "00:00:05"),
            ("Smtp:Host", "mail.example.com"), ("Smtp:Port", "25"), ("Smtp:User", "me"), ("Smtp:Password", "secret"),
            ("Smtp:StartTls", "false"), ("Smtp:Connections", "9"), ("Retry:FirstDelay", "00:00:10"),
            ("Retry:MaxDelay", "00:30:00"), ("Retry:Attempts", "20"), ("FilePath", "post"), ("FileFlush", "true"));
        Assert.Empty(errors);
        var expected = new EmailOptions
        {
            Sender = EmailSenderKind.Smtp,
            From = "Shop <shop@example.com>",
            Timeout = TimeSpan.FromSeconds(5),
            FilePath = "post",
            FileFlush = true,
            Smtp = new SmtpOptions
            {
                Host = "mail.example.com",
                Port = 25,
                User = "me",
                Password = "secret",
                StartTls = false,
                Connections = 9,
            },
            Retry = new RetryOptions
            {
                FirstDelay = TimeSpan.FromSeconds(10),
                MaxDelay = TimeSpan.FromMinutes(30),
                Attempts = 20,
            },
        };
        Assert.Equal(expected, options);
    }

    [Fact]
    public void Read_AzureWithoutKey_NamesTheKeys()
    {
        (_, IReadOnlyList<string> errors) = Read(("Sender", "AzureCommunicationServices"), ("From", "a@b.example"));
        Assert.Equal(
            [
                "OrderGrains:Email:AzureCommunicationServices:Endpoint",
                "OrderGrains:Email:AzureCommunicationServices:AccessKey",
            ],
            errors.Select(error => error.Split(' ')[0]));
    }

    [Fact]
    public void Read_SeveralWrong_NamesEachOnce()
    {
        (_, IReadOnlyList<string> errors) = Read(("Timeout", "1 day"), ("Smtp:Port", "x"), ("Sender", "Pigeon"));
        Assert.Equal(3, errors.Count);
    }

    private static (EmailOptions Options, IReadOnlyList<string> Errors) Read(params (string Key, string Value)[] values)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(
                pair => KeyValuePair.Create($"{EmailOptions.Section}:{pair.Key}", (string?)pair.Value)))
            .Build();
        var reader = new SettingsReader(configuration);
        EmailOptions options = EmailSettings.Read(reader);
        return (options, reader.Errors);
    }
}
