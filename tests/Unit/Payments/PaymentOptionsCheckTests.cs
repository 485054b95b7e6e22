using OrderGrains.Payments;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Payments;

public sealed class PaymentOptionsCheckTests
{
    private static readonly StripeOptions Sound = new()
    {
        SecretKey = "sk_test_1",
        WebhookSecret = "whsec_1",
        PublishableKey = "pk_test_1",
    };

    [Fact]
    public void Check_Defaults_AreSound() => Assert.Empty(PaymentOptionsCheck.Check(new PaymentOptions()));

    [Fact]
    public void Check_StripeWithItsKeys_IsSound() => Assert.Empty(Check(Sound));

    [Fact]
    public void Check_StripeWithoutKeys_NamesEachThatIsMissing() =>
        Assert.Equal(
            [
                "OrderGrains:Payments:Stripe:SecretKey must be a key that begins sk_ or rk_",
                "OrderGrains:Payments:Stripe:WebhookSecret must be a secret that begins whsec_, "
                    + "or two separated by a comma",
            ],
            Check(new StripeOptions()));

    [Theory]
    [InlineData("sk_", false)]
    [InlineData("pk_test_1", false)]
    [InlineData("sk_test 1", false)]
    [InlineData("sk_tést", false)]
    [InlineData("rk_live_1", true)]
    public void Check_SecretKey_MustLookLikeOne(string key, bool isSound) =>
        Assert.Equal(isSound, Check(Sound with { SecretKey = key }).Count == 0);

    [Theory]
    [InlineData("whsec_a, whsec_b", true)]
    [InlineData("whsec_a,whsec_b,whsec_c", false)]
    [InlineData("whsec_a,", false)]
    [InlineData("secret", false)]
    public void Check_WebhookSecret_OneOrTwo(string secret, bool isSound) =>
        Assert.Equal(isSound, Check(Sound with { WebhookSecret = secret }).Count == 0);

    [Theory]
    [InlineData("https://api.stripe.com", true)]
    [InlineData("http://127.0.0.1:4010", true)]
    [InlineData("http://api.stripe.com", false)]
    [InlineData("https://api.stripe.com/v1", false)]
    [InlineData("https://me@api.stripe.com", false)]
    [InlineData("stripe", false)]
    public void Check_Endpoint_MustBeSafe(string endpoint, bool isSound) =>
        Assert.Equal(isSound, Check(Sound with { Endpoint = endpoint }).Count == 0);

    [Fact]
    public void Check_AnyError_TellsNoSecret()
    {
        StripeOptions wrong = Sound with
        {
            SecretKey = "hush-1",
            WebhookSecret = "hush-2",
            PublishableKey = "hush-3",
            Endpoint = "nowhere",
        };

        IReadOnlyList<string> errors = Check(wrong);

        Assert.Equal(4, errors.Count);
        Assert.All(errors, error => Assert.DoesNotContain("hush", error, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", wrong.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", new PaymentOptions { Stripe = wrong }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TimesOutOfRange_NamesEach()
    {
        var options = new PaymentOptions
        {
            Timeout = TimeSpan.Zero,
            Retry = new RetryOptions
            {
                FirstDelay = TimeSpan.FromMinutes(2),
                MaxDelay = TimeSpan.FromMinutes(1),
                Attempts = 0,
            },
        };

        Assert.Equal(
            ["Timeout", "Retry:MaxDelay", "Retry:Attempts"],
            PaymentOptionsCheck.Check(options)
                .Select(error => error.Split(' ')[0][(PaymentOptions.Section.Length + 1)..]));
    }

    private static IReadOnlyList<string> Check(StripeOptions stripe) =>
        PaymentOptionsCheck.Check(new PaymentOptions { Provider = PaymentProviderKind.Stripe, Stripe = stripe });
}
