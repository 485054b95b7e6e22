namespace OrderGrains.Bench.Floors;

/// <summary>A fixed answer.</summary>
internal static class PlainEndpoint
{
    private static readonly byte[] Text = "{\"status\":\"ok\"}"u8.ToArray();

    public static Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context, 200, Text);
}
