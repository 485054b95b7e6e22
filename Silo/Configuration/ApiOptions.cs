namespace OrderGrains.Configuration;

/// <summary>The HTTP front end. Section <c>OrderGrains:Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>
    /// How long a request waits for a grain before it is answered 503. Longer hides short stalls; shorter frees clients
    /// sooner. Default: 10 s; 1 s to 5 min.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many orders of one batch are worked on at once. Default: 16; 1 to 100.</summary>
    public int BatchConcurrency { get; init; } = 16;

    /// <summary>
    /// Whether the stores <c>sample</c>, <c>coffee</c> and <c>default</c> are created when missing. Default: true.
    /// </summary>
    public bool CreateSampleStores { get; init; } = true;

    /// <summary>Reads the section.</summary>
    public static ApiOptions Read(SettingsReader settings) => new()
    {
        RequestTimeout = settings.Duration(
            new("Api:RequestTimeout", "How long a request waits for a grain before it is answered 503."),
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromMinutes(5)),
        BatchConcurrency = (int)settings.Number(
            new("Api:BatchConcurrency", "How many orders of one batch are worked on at once."), 16, 1, 100),
        CreateSampleStores = settings.Flag(
            new(
                "Api:CreateSampleStores",
                "Whether the stores `sample`, `coffee` and `default` are created when missing."),
            true),
    };
}
