using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OrderGrains.Payments;

/// <summary>What Stripe answered: a value, or why there is none.</summary>
/// <param name="Value">The value; null when it failed.</param>
/// <param name="Failure">Transient or refused; null when it did not fail.</param>
internal sealed record StripeReply<T>(T? Value, ProviderAnswer? Failure)
    where T : class;

/// <summary>Tells by Stripe's answer whether asking again can help.</summary>
internal static class StripeReply
{
    private const int MaxCodeLength = 64;

    /// <summary>
    /// Refused: 4xx, except where Stripe refuses us and not the payment (401, 403), is busy with the same question
    /// (409) or with everything (408, 429): these and 5xx may work later.
    /// </summary>
    public static ProviderAnswer Classify(int status, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        string? code = CodeOf(body);
        string name = string.Create(CultureInfo.InvariantCulture, $"stripe_{status}");
        return status is 401 or 403 or 408 or 409 or 429 or < 400 or >= 500
            ? new ProviderAnswer.Transient(code is null ? name : $"{name}_{code}", retryAfter)
            : new ProviderAnswer.Refused(code ?? name);
    }

    /// <summary>When Stripe wants to be asked again; null: it does not say.</summary>
    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);

    /// <summary>A code that is one: its message, or what somebody typed, may hold personal data.</summary>
    public static string? Sound(string? code) =>
        code is { Length: > 0 and <= MaxCodeLength }
            && code.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? code
            : null;

    private static string? CodeOf(ReadOnlySpan<byte> body)
    {
        try
        {
            StripeError? error = JsonSerializer.Deserialize(body, StripeJson.Default.StripeErrorBody)?.Error;
            return Sound(error?.DeclineCode) ?? Sound(error?.Code);
        }
        catch (JsonException)
        {
            // A proxy answered, not Stripe: the status says what there is to know.
            return null;
        }
    }
}
